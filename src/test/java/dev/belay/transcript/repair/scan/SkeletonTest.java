package dev.belay.transcript.repair.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.json.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a record is and what takes room in it, without its texts. */
class SkeletonTest {
    private static final String RESULTS =
            "{\"type\":\"user\",\"uuid\":\"u\",\"message\":{\"role\":\"user\",\"content\":["
                    + "{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\"},"
                    + "{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_2\",\"content\":\"12345678\"}]}}";

    private static Skeleton read(String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        return new SkeletonReader(Source.of(bytes)).read(0, bytes.length);
    }

    @Test
    void findsTheContentOfAResultByTheIdOfItsCall() {
        Block.Range content = read(RESULTS).result(Hash.of("toolu_2"));
        assertEquals("\"12345678\"", RESULTS.substring((int) content.start(), (int) content.end()));
        assertNull(read(RESULTS).result(Hash.of("toolu_1")), "it has none");
        assertNull(read(RESULTS).result(Hash.of("toolu_3")), "it is not there");
    }

    @Test
    void onlyAPersonsWordsAreAPrompt() {
        assertTrue(read("{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"Hello\"}}")
                .isPrompt());
        assertFalse(read("{\"type\":\"user\",\"isMeta\":true,\"message\":{\"role\":\"user\",\"content\":\"Hello\"}}")
                .isPrompt());
        assertFalse(read(RESULTS).isPrompt());
    }

    @Test
    void aResultCanGoAndTheRestOfItsMessageStays() {
        RecordSize size = RecordSize.of(read(RESULTS));
        assertEquals(List.of(new RecordSize.Part(RecordSize.Kind.RESULT, 1, 10, 10)), size.parts());
        assertEquals(RESULTS.indexOf("]}}") + 1 - RESULTS.indexOf('[') - 10, size.rest());
    }

    @Test
    void anAttachmentOfAFileCanGoAsAWhole() {
        String file =
                "{\"type\":\"attachment\",\"uuid\":\"a\",\"attachment\":{\"type\":\"file\",\"content\":\"12345678\"}}";
        long bytes = "{\"type\":\"file\",\"content\":\"12345678\"}".length();
        RecordSize.Part whole = new RecordSize.Part(RecordSize.Kind.ATTACHMENT, 0, bytes, bytes);
        assertEquals(new RecordSize(List.of(whole), 0), RecordSize.of(read(file)));
        assertEquals(new RecordSize(List.of(), 0), RecordSize.of(read(file.replace("\"file\"", "\"todo\""))));
    }
}
