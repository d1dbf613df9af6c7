package dev.belay.demo.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.demo.api.ScriptedApiTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageRulesTest {
    private static final String PROMPT = "{'role':'user','content':'go'}";
    private static final String CALL =
            "{'role':'assistant','content':[{'type':'tool_use','id':'toolu_1','name':'Bash','input':{}}]}";
    private static final String RESULT =
            "{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':'ok'}]}";

    @Test
    void acceptsAConversationWithPairs() {
        accepts(PROMPT, CALL, RESULT);
        accepts(PROMPT, CALL, RESULT, "{'role':'assistant','content':'fine'}", PROMPT);
    }

    @Test
    void acceptsSystemMessagesWithinTheConversation() {
        accepts(PROMPT, "{'role':'system','content':'# Environment'}", CALL, RESULT);
    }

    @Test
    void acceptsResultsOfOneTurnInSeveralMessages() {
        accepts(
                PROMPT,
                CALL,
                CALL.replace("toolu_1", "toolu_2"),
                RESULT,
                RESULT.replace("toolu_1", "toolu_2"),
                "{'role':'user','content':'and on'}");
    }

    @Test
    void acceptsTheHistoryThatAnOldClientRepeats() {
        accepts(PROMPT, CALL, RESULT, CALL, RESULT);
    }

    @Test
    void refusesACallWithoutItsResult() {
        refuses(
                "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1."
                        + " Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
                PROMPT,
                CALL,
                PROMPT);
        refuses(
                "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1."
                        + " Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
                PROMPT,
                CALL);
    }

    @Test
    void refusesAResultWithoutItsCall() {
        refuses(
                "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1. Each"
                        + " `tool_result` block must have a corresponding `tool_use` block in the previous message.",
                RESULT);
        refuses(
                "messages.2.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1. Each"
                        + " `tool_result` block must have a corresponding `tool_use` block in the previous message.",
                PROMPT,
                "{'role':'assistant','content':'no call'}",
                RESULT);
    }

    @Test
    void refusesTwoResultsForOneCall() {
        refuses(
                "messages.2.content.1: each tool_use must have a single result. Found multiple `tool_result` blocks"
                        + " with id: toolu_1",
                PROMPT,
                CALL,
                RESULT,
                RESULT);
    }

    @Test
    void refusesEmptyTexts() {
        refuses(
                "messages: text content blocks must be non-empty",
                "{'role':'user','content':[{'type':'text','text':''}]}");
        refuses(
                "messages: text content blocks must contain non-whitespace text",
                "{'role':'user','content':[{'type':'text','text':' \\n'}]}");
        refuses(
                "messages.1: all messages must have non-empty content except for the optional final assistant message",
                PROMPT,
                "{'role':'assistant','content':[]}",
                PROMPT);
    }

    @Test
    void refusesWhatIsNoConversation() {
        refuses("messages: at least one message is required");
        refuses("messages: first message must use the \"user\" role", "{'role':'assistant','content':'x'}");
        refuses("messages.0.role: Input should be 'user' or 'assistant'", "{'role':'robot','content':'x'}");
        assertEquals(Optional.of("model: Field required"), MessageRules.violation(Json.parse("{}")));
        assertEquals(
                Optional.of("max_tokens: Field required"), MessageRules.violation(Json.parse("{\"model\":\"m\"}")));
    }

    private static void accepts(String... messages) {
        assertEquals(Optional.empty(), violation(messages));
    }

    private static void refuses(String wording, String... messages) {
        assertEquals(Optional.of(wording), violation(messages));
    }

    private static Optional<String> violation(String... messages) {
        String body = ScriptedApiTest.body(true, "'tools':[]", messages).replace('\'', '"');
        return MessageRules.violation(Json.parse(body));
    }
}
