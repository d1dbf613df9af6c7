package dev.belay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Choice;
import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Weight;
import dev.belay.diagnose.criterion.Match;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.notify.Incidents;
import dev.belay.supervise.Incident;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureMessageOnATerminalTest {
    private static final String BY_HAND = "claude --model sonnet --resume " + Incidents.SESSION;
    private static final Step.Offer OFFER = new Step.Offer(
            List.of(Choice.RESUME, Choice.GO_ON, Choice.COMPACT, Choice.TRIM),
            Optional.of(Incidents.SESSION),
            Optional.empty(),
            Optional.empty());

    private static FailureMessage notice(Map<String, String> because) {
        Rule rule = new Rule(
                "invalid-request",
                Advice.everywhere(
                        "The API rejects the request as invalid (400), and will do so again and again and again and again.",
                        "Something in the request, or in the conversation it carries, is not accepted by the API. "
                                + "Why. ".repeat(20),
                        List.of(
                                "Read the message: it says what was rejected. See https://code.claude.com/docs/en/errors.")),
                List.of(),
                Response.of(Kind.POISON, Recovery.RESUME),
                List.of());
        Diagnosis diagnosis = new Diagnosis(
                new Finding(rule, new LinkedHashMap<>(because), new Weight(List.of(), new Match("", 0, 0, 0))),
                List.of());
        Incident incident = new Incident(
                Incidents.session(Incidents.NOW, new Exit.Code(1), Transcript.Ending.ERROR, 3, false),
                diagnosis,
                new Plan(Recovery.ASK, List.of(new Step.Say(), OFFER), "for a reason"));
        return new FailureMessage(incident, new Style(true), session -> BY_HAND);
    }

    private static FailureMessage refused() {
        return notice(Map.of(
                "transcript.error",
                "API Error: 400 {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
                        + "\"tools.3.custom.input_schema: JSON schema is invalid\"},\"request_id\":\"req_1\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 110, 200})
    void noLineIsLongerThanTheTerminalIsWideAndNoCommandIsBroken(int width) {
        FailureMessage message = refused();
        String shown = String.join("\n", message.lines(width)) + "\n"
                + String.join("\n", message.details(Optional.of(Path.of("/t")), Optional.empty(), width)) + "\n"
                + message.question().line(OFFER, width) + message.question().enter(OFFER);
        for (String line : shown.split("\n")) {
            String text = Untrusted.line(line);
            assertTrue(Untrusted.columns(text) <= width || text.equals(BY_HAND), text);
        }
        assertTrue(shown.contains(BY_HAND), shown);
        assertTrue(Untrusted.lines(shown).contains("[t] trim and resume"), shown);
    }

    @Test
    void whatFollowsALabelHangsUnderIt() {
        String shown = Untrusted.lines(String.join("\n", refused().lines(60)));
        assertTrue(shown.contains("\n             "), shown);
        assertTrue(
                shown.startsWith("belay: The API rejects the request as invalid (400), and\n       will do so"), shown);
    }

    @Test
    void aPipeGetsOneLineForEachLabel() {
        assertTrue(refused().lines().stream().noneMatch(line -> line.contains("\n")));
    }

    @Test
    void showsTheSentenceOfAnAnswerAndNotItsJson() {
        String shown = Untrusted.lines(String.join("\n", refused().lines()));
        assertTrue(
                shown.contains("claude reported: API Error: 400 tools.3.custom.input_schema: JSON schema is invalid"),
                shown);
        assertFalse(shown.contains("{"), shown);
    }

    @Test
    void saysOnceThatNoHookHasArrived() {
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        because.put("hooks.session-end", "none");
        because.put("hooks.stop", "false");
        because.put("transcript.ends-on", "nothing");
        assertEquals(
                List.of("no SessionEnd or Stop hook arrived", "no conversation had started"), FactText.of(because));
    }
}
