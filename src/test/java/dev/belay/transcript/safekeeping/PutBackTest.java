package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PutBackTest {
    @TempDir
    Path folder;

    private KeptHome home;

    @BeforeEach
    void make() throws IOException {
        home = new KeptHome(folder, folder.resolve("state"));
        home.session(KeptHome.ONE, "one\n");
        home.beside(KeptHome.ONE, "subagents/agent-1.jsonl", "agent\n");
        home.keep(KeptHome.ONE).finish();
    }

    @Test
    void theSessionComesBackToItsPlaceWithAllThatBelongsToIt() throws IOException {
        home.sweep(KeptHome.ONE);
        Files.delete(home.transcript(KeptHome.ONE).getParent());
        assertEquals(home.transcript(KeptHome.ONE), new PutBack(home.place).of(home.kept(KeptHome.ONE)));
        assertEquals("one\n", Files.readString(home.transcript(KeptHome.ONE)));
        assertEquals(
                "agent\n",
                Files.readString(KeptTranscripts.sideFolder(home.transcript(KeptHome.ONE))
                        .resolve("subagents/agent-1.jsonl")));
        assertEquals(2, KeptHome.names(home.kept(KeptHome.ONE)));
        try (var files = Files.list(home.transcript(KeptHome.ONE).getParent())) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void theNextSweepDoesNotTakeItAgain() throws IOException {
        KeptHome.writtenAt(home.transcript(KeptHome.ONE), Instant.now().minus(Duration.ofDays(40)));
        home.sweep(KeptHome.ONE);
        Path back = new PutBack(home.place).of(home.kept(KeptHome.ONE));
        assertTrue(Files.getLastModifiedTime(back)
                .toInstant()
                .isAfter(Instant.now().minus(Duration.ofDays(1))));
    }

    @Test
    void nothingThatTheClientHasIsOverwritten() throws IOException {
        Path agent = home.beside(KeptHome.ONE, "subagents/agent-1.jsonl", "the client's\n");
        Files.delete(home.transcript(KeptHome.ONE));
        home.session(KeptHome.ONE, "the client's\n");
        assertThrows(FileAlreadyExistsException.class, () -> new PutBack(home.place).of(home.kept(KeptHome.ONE)));
        assertEquals("the client's\n", Files.readString(home.transcript(KeptHome.ONE)));
        Files.delete(home.transcript(KeptHome.ONE));
        new PutBack(home.place).of(home.kept(KeptHome.ONE));
        assertEquals("the client's\n", Files.readString(agent));
        assertEquals("one\n", Files.readString(home.transcript(KeptHome.ONE)));
    }

    @Test
    void onlyWhatIsLostIsPutBackForAResume() throws IOException {
        PutBack putBack = new PutBack(home.place);
        putBack.ifLost(home.transcript(KeptHome.TWO));
        assertFalse(Files.exists(home.transcript(KeptHome.TWO)));
        home.append(KeptHome.ONE, "two\n");
        putBack.ifLost(home.transcript(KeptHome.ONE));
        assertEquals("one\ntwo\n", Files.readString(home.transcript(KeptHome.ONE)));
        home.sweep(KeptHome.ONE);
        putBack.ifLost(home.transcript(KeptHome.ONE));
        assertEquals("one\ntwo\n", Files.readString(home.transcript(KeptHome.ONE)));
    }

    @Test
    void aNewFileThatGoesOnInTheMiddleComesBehindWhatWasDeleted() throws IOException {
        String begin = "{\"parentUuid\":null,\"uuid\":\"" + KeptHome.TWO + "\"}\n";
        String rest = "{\"type\":\"mode\"}\n{\"parentUuid\":\"" + KeptHome.TWO + "\",\"uuid\":\"x\"}\n";
        Path transcript = home.session(KeptHome.TWO, begin);
        Safekeeping safekeeping = home.keep(KeptHome.TWO);
        for (boolean seen : new boolean[] {false, true}) {
            Files.delete(transcript);
            home.session(KeptHome.TWO, rest);
            if (seen) {
                safekeeping.keepTranscript();
            }
            new PutBack(home.place).ifLost(transcript);
            assertEquals(begin + rest, Files.readString(transcript));
            assertEquals(seen ? 2 : 1, stranded(transcript));
            safekeeping.keepTranscript();
            new PutBack(home.place).ifLost(transcript);
            assertEquals(begin + rest, Files.readString(transcript));
            begin += rest;
        }
    }

    @Test
    void aNewFileWithoutAWordComesBehindTheConversationAsWell() throws IOException {
        String begin = "{\"parentUuid\":null,\"uuid\":\"" + KeptHome.TWO + "\"}";
        Path transcript = home.session(KeptHome.TWO, begin);
        home.keep(KeptHome.TWO);
        Files.delete(transcript);
        home.session(KeptHome.TWO, "{\"type\":\"mode\"}\n");
        new PutBack(home.place).ifLost(transcript);
        assertEquals(begin + "\n{\"type\":\"mode\"}\n", Files.readString(transcript));
    }

    @Test
    void aNewFileThatBeginsAnewStaysAsItIs() throws IOException {
        String begin = "{\"parentUuid\":null,\"uuid\":\"" + KeptHome.TWO + "\"}\n";
        Path transcript = home.session(KeptHome.TWO, begin);
        home.keep(KeptHome.TWO);
        for (String parent : new String[] {"null", "\"" + KeptHome.ONE + "\""}) {
            Files.delete(transcript);
            String anew = "{\"parentUuid\":" + parent + ",\"uuid\":\"x\"}\n";
            home.session(KeptHome.TWO, anew);
            new PutBack(home.place).ifLost(transcript);
            assertEquals(anew, Files.readString(transcript));
            assertEquals(0, stranded(transcript));
        }
    }

    private static long stranded(Path transcript) throws IOException {
        try (var files = Files.list(transcript.getParent())) {
            return files.filter(file -> file.toString().contains(".stranded-")).count();
        }
    }

    @Test
    void anEmptiedOneStepsAsideForWhatWasInIt() throws IOException {
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Files.writeString(home.transcript(KeptHome.ONE), "");
        safekeeping.finish();
        Path earlier = home.place.earlier(home.transcript(KeptHome.ONE)).orElseThrow();
        new PutBack(home.place).inPlaceOfEmptied(home.transcript(KeptHome.ONE), earlier);
        assertEquals("one\n", Files.readString(home.transcript(KeptHome.ONE)));
        try (var files = Files.newDirectoryStream(home.transcript(KeptHome.ONE).getParent(), "*.emptied-*")) {
            assertTrue(files.iterator().hasNext());
        }
    }
}
