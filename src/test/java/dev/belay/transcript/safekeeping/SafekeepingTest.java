package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafekeepingTest {
    private static final String LONG = KeptHome.RECORD.repeat(20_000);

    @TempDir
    Path folder;

    private KeptHome home;

    @BeforeEach
    void make() throws IOException {
        home = new KeptHome(folder, folder.resolve("state"));
    }

    @Test
    void whatTheClientAppendsIsKeptByOneFileUnderTwoNames() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        home.keep(KeptHome.ONE);
        home.append(KeptHome.ONE, "two\n");
        assertEquals("one\ntwo\n", Files.readString(home.kept(KeptHome.ONE)));
        assertEquals(2, KeptHome.names(home.transcript(KeptHome.ONE)));
        home.sweep(KeptHome.ONE);
        assertEquals("one\ntwo\n", Files.readString(home.kept(KeptHome.ONE)));
    }

    @Test
    void onlyTheOwnerSeesWhatIsKept() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        home.keep(KeptHome.ONE);
        for (Path at = home.kept(KeptHome.ONE).getParent(); !at.equals(folder); at = at.getParent()) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(at)), at.toString());
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.running(KeptHome.ONE))));
    }

    @Test
    void subAgentsAndResultsOfToolsAreKeptWithTheSession() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        home.beside(KeptHome.ONE, "subagents/agent-1.jsonl", "agent\n");
        home.beside(KeptHome.ONE, "tool-results/deep/er.txt", "result");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        home.beside(KeptHome.ONE, "tool-results/later.txt", "later");
        safekeeping.finish();
        home.sweep(KeptHome.ONE);
        Path beside = KeptTranscripts.sideFolder(home.kept(KeptHome.ONE));
        assertEquals("agent\n", Files.readString(beside.resolve("subagents/agent-1.jsonl")));
        assertEquals("result", Files.readString(beside.resolve("tool-results/deep/er.txt")));
        assertEquals("later", Files.readString(beside.resolve("tool-results/later.txt")));
    }

    @Test
    void oneThatIsDeletedUnderARunningClientIsBackBeforeItWritesOn() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        home.sweep(KeptHome.ONE);
        safekeeping.keepTranscript();
        home.append(KeptHome.ONE, "two\n");
        safekeeping.finish();
        assertEquals("one\ntwo\n", Files.readString(home.transcript(KeptHome.ONE)));
        assertEquals("one\ntwo\n", Files.readString(home.kept(KeptHome.ONE)));
        assertFalse(Files.exists(home.earlier(KeptHome.ONE)));
    }

    @Test
    void oneThatTheClientMovesToAnotherProjectIsNotPutBack() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Files.move(home.transcript(KeptHome.ONE), folder.resolve("elsewhere"));
        safekeeping.keepTranscript();
        assertFalse(Files.exists(home.transcript(KeptHome.ONE)));
    }

    @Test
    void whatIsDeletedAtTheEndOfARunIsLeftToTheNextResume() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        home.sweep(KeptHome.ONE);
        safekeeping.finish();
        assertFalse(Files.exists(home.transcript(KeptHome.ONE)));
        assertEquals("one\n", Files.readString(home.kept(KeptHome.ONE)));
    }

    @Test
    void aTranscriptThatIsEmptiedUnderTheLinkIsThereAsItWas() throws IOException {
        home.session(KeptHome.ONE, "one\ntwo\n");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Files.writeString(home.transcript(KeptHome.ONE), "");
        safekeeping.keepTranscript();
        assertEquals("one\ntwo\n", Files.readString(home.earlier(KeptHome.ONE)));
        home.append(KeptHome.ONE, "new\n");
        safekeeping.finish();
        assertEquals("one\ntwo\n", Files.readString(home.earlier(KeptHome.ONE)));
        assertEquals("new\n", Files.readString(home.kept(KeptHome.ONE)));
    }

    @Test
    void oneThatIsEmptiedAtTheVeryEndIsNoticedToo() throws IOException {
        home.session(KeptHome.ONE, "one\ntwo\n");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Files.writeString(home.transcript(KeptHome.ONE), "");
        safekeeping.finish();
        assertEquals("one\ntwo\n", Files.readString(home.earlier(KeptHome.ONE)));
        assertFalse(Files.exists(home.running(KeptHome.ONE)));
    }

    @Test
    void aLastMessageThatTheClientTakesBackIsNoLoss() throws IOException {
        home.session(KeptHome.ONE, LONG + "a message that is taken back\n");
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        try (var channel = java.nio.channels.FileChannel.open(
                home.transcript(KeptHome.ONE), java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(LONG.length());
        }
        home.append(KeptHome.ONE, "another\n");
        safekeeping.keepTranscript();
        assertFalse(Files.exists(home.earlier(KeptHome.ONE)));
        assertEquals(LONG + "another\n", Files.readString(home.running(KeptHome.ONE)));
    }

    @Test
    void oneThatIsWrittenAnewUnderItsNameIsFollowedAndWhatItLostIsKept() throws IOException {
        home.session(KeptHome.ONE, LONG);
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Path fresh = Files.writeString(folder.resolve("fresh"), "summary\n");
        Files.move(fresh, home.transcript(KeptHome.ONE), StandardCopyOption.ATOMIC_MOVE);
        safekeeping.keepTranscript();
        home.append(KeptHome.ONE, "more\n");
        assertEquals("summary\nmore\n", Files.readString(home.kept(KeptHome.ONE)));
        assertEquals(LONG, Files.readString(home.earlier(KeptHome.ONE)));
    }

    @Test
    void oneThatIsWrittenAnewWithAllOfItLosesNothing() throws IOException {
        home.session(KeptHome.ONE, LONG);
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Path fresh = Files.writeString(folder.resolve("fresh"), LONG + "more\n");
        Files.move(fresh, home.transcript(KeptHome.ONE), StandardCopyOption.ATOMIC_MOVE);
        safekeeping.keepTranscript();
        assertEquals(LONG + "more\n", Files.readString(home.kept(KeptHome.ONE)));
        assertEquals(2, KeptHome.names(home.kept(KeptHome.ONE)));
        assertFalse(Files.exists(home.earlier(KeptHome.ONE)));
    }

    @Test
    void theLongestOfTheEarlierStatesStays() throws IOException {
        home.session(KeptHome.ONE, LONG);
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        for (String text : new String[] {"", "short\n", ""}) {
            Files.writeString(home.transcript(KeptHome.ONE), text);
            safekeeping.keepTranscript();
        }
        assertEquals(LONG, Files.readString(home.earlier(KeptHome.ONE)));
    }

    @Test
    void aSessionThatHasEndedWellCostsNothing() throws IOException {
        home.session(KeptHome.ONE, LONG);
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        assertTrue(Files.exists(home.running(KeptHome.ONE)));
        safekeeping.finish();
        assertFalse(Files.exists(home.running(KeptHome.ONE)));
        assertEquals(2, KeptHome.names(home.kept(KeptHome.ONE)));
    }

    @Test
    void onAnotherFileSystemACopyGrowsWithTheSession() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory)
                && !Files.getAttribute(memory, "unix:dev").equals(Files.getAttribute(folder, "unix:dev")));
        Path state = Files.createTempDirectory(memory, "belay-kept");
        try {
            home = new KeptHome(folder, state);
            home.session(KeptHome.ONE, "one\n");
            home.beside(KeptHome.ONE, "subagents/agent-1.jsonl", "agent\n");
            Safekeeping safekeeping = home.keep(KeptHome.ONE);
            home.append(KeptHome.ONE, "two\n");
            safekeeping.finish();
            assertEquals("one\ntwo\n", Files.readString(home.kept(KeptHome.ONE)));
            assertFalse(Files.exists(home.running(KeptHome.ONE)));
            Files.writeString(home.transcript(KeptHome.ONE), "");
            home.keep(KeptHome.ONE);
            assertEquals("one\ntwo\n", Files.readString(home.earlier(KeptHome.ONE)));
            home.session(KeptHome.ONE, "again\n");
            home.keep(KeptHome.ONE);
            home.sweep(KeptHome.ONE);
            Path back = new PutBack(home.place).of(home.kept(KeptHome.ONE));
            assertEquals("again\n", Files.readString(back));
            assertEquals(
                    "agent\n", Files.readString(KeptTranscripts.sideFolder(back).resolve("subagents/agent-1.jsonl")));
        } finally {
            try (var files = Files.walk(state)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
