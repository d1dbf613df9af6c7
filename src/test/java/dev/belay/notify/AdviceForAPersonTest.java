package dev.belay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Provider;
import dev.belay.evidence.Screen;
import dev.belay.report.FailureMessage;
import dev.belay.rules.RuleFiles;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import dev.belay.text.Style;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only a person can settle is told with what that person does, for the provider at hand. */
class AdviceForAPersonTest {
    private static Incident signedOut(Provider provider, Recovery recovery, Step... steps) {
        Evidence evidence = Evidence.of(Incidents.NOW, new Exit.Unseen())
                .with(new Screen("API Error: 401 Invalid bearer token", true))
                .with(provider);
        return new Incident(evidence, RuleFiles.ours().diagnose(evidence), new Plan(recovery, List.of(steps), "x"));
    }

    private static String message(Incident incident) {
        return String.join("\n", new FailureMessage(incident, new Style(false)).lines());
    }

    @Test
    void theMessageOfARunThatNeedsSomebodySaysWhatToDo() {
        Incident ended = signedOut(Provider.BEDROCK, Recovery.ASK, new Step.Say(), new Step.End(77, "x"));
        String message = message(ended);
        assertTrue(message.startsWith("belay: Claude's AWS credentials are missing, expired or wrong.\n"), message);
        assertTrue(
                message.contains("\n  fix        Renew the AWS credentials: `aws sso login --profile NAME`"), message);
        assertTrue(message.contains("awsAuthRefresh"), message);
        String vertex = message(
                signedOut(Provider.CLAUDE_ON_GOOGLE_CLOUD, Recovery.ASK, new Step.Say(), new Step.End(77, "x")));
        assertTrue(vertex.contains("gcloud auth application-default login"), vertex);
    }

    @Test
    void whoIsAskedOrIsToTryAgainLaterHasNoNeedOfIt() {
        assertFalse(message(signedOut(Provider.BEDROCK, Recovery.GIVE_UP, new Step.Say(), new Step.End(75, "x")))
                .contains("\n  fix "));
        assertFalse(message(signedOut(Provider.BEDROCK, Recovery.GIVE_UP, new Step.Say(), new Step.EndAsClaude()))
                .contains("\n  fix "));
    }

    @Test
    void theNotificationSaysWhatToDoFirst() {
        Incident ended = signedOut(Provider.BEDROCK, Recovery.ASK, new Step.Say(), new Step.End(77, "x"));
        Notification notification = new NotificationText(Path.of("/project")).of(new SessionEvent.PersonNeeded(ended));
        assertEquals("Claude's AWS credentials are missing, expired or wrong.", notification.say());
        assertEquals(
                "Belay has stopped: this needs a person. Renew the AWS credentials: 'aws sso login --profile NAME'"
                        + " (the profile in AWS_PROFILE); then resume the session.",
                notification.now());
    }
}
