package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrintedRecordTest {
    private static final String RESULT =
            "{\"is_error\":true,\"session_id\":\"s1\",\"subtype\":\"success\",\"type\":\"result\"}";

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PrintedRecord line(String text) {
        return PrintedRecord.line(stream(text)).orElseThrow();
    }

    private static Optional<PrintedRecord> document(String text) {
        return PrintedRecord.document(stream(text));
    }

    @Test
    void readsAResultInWhateverOrderItsFieldsCome() {
        PrintedRecord result = line(RESULT);
        assertTrue(result.isResult());
        assertTrue(result.isError());
        assertEquals("s1", result.session());
        assertFalse(line("{\"type\":\"result\",\"is_error\":false}").isError());
    }

    @Test
    void nothingInAMessageOrAToolsResultPassesForAFieldOfTheRecord() {
        PrintedRecord record = line("{\"message\":{\"type\":\"result\",\"is_error\":true,\"session_id\":\"forged\","
                + "\"content\":[{\"type\":\"result\"}],\"model\":\"claude\"},"
                + "\"tool_use_result\":{\"type\":\"result\",\"is_error\":true},\"type\":\"assistant\"}");
        assertFalse(record.isResult());
        assertFalse(record.isError());
        assertEquals("", record.session());
        assertTrue(record.isConversation());
    }

    @Test
    void whatTheClientSaysInPlaceOfAnAnswerIsNoConversation() {
        PrintedRecord record = line("{\"type\":\"assistant\",\"message\":{\"model\":\"<synthetic>\",\"content\":[]}}");
        assertTrue(record.isSynthetic());
        assertFalse(record.isConversation());
    }

    @Test
    void aBeginningHasItsSessionWhereverThatStands() {
        PrintedRecord init = line("{\"type\":\"system\",\"subtype\":\"init\",\"tools\":[\"a\"],\"session_id\":\"s2\"}");
        assertTrue(init.isSystem() && init.isInit());
        assertEquals("s2", init.session());
        PrintedRecord other = line("{\"type\":\"system\",\"subtype\":\"status\"}");
        assertTrue(other.isSystem() && !other.isInit());
    }

    /** The stream breaks if more is read than is needed. */
    @Test
    void aToolsResultIsNotReadToItsEnd() {
        PrintedRecord record = line("{\"type\":\"user\",\"message\":{\"content\":\"cut of");
        assertTrue(record.isConversation());
    }

    @Test
    void whatIsNoObjectIsNone() {
        assertEquals(Optional.empty(), PrintedRecord.line(stream("a plain answer")));
        assertEquals(Optional.empty(), PrintedRecord.line(stream("[1]")));
        assertEquals(Optional.empty(), PrintedRecord.line(stream("{\"type\":\"result\",\"is_er")));
        assertEquals(Optional.empty(), PrintedRecord.line(stream("")));
    }

    @Test
    void aDocumentIsItsResultAloneOrTheLastOfAnArray() {
        assertTrue(document(RESULT).orElseThrow().isError());
        assertEquals(
                "s1",
                document("[{\"type\":\"system\"}," + RESULT + "]\n")
                        .orElseThrow()
                        .session());
    }

    @Test
    void aDocumentThatIsCutOrGoesOnIsNone() {
        assertEquals(Optional.empty(), document("[" + RESULT + ","));
        assertEquals(Optional.empty(), document("[" + RESULT + ",{\"type\":\"user\"}]"));
        assertEquals(Optional.empty(), document(RESULT + RESULT));
        assertEquals(Optional.empty(), document("[]"));
    }
}
