package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.belay.decide.Planner.Audience;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.dialog.Dialog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Plans for a client whose process is there. */
class LivePlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String BROKEN = "API Error: 500 Internal server error.";

    private static Planner planner(Audience audience) {
        return new Planner(
                audience,
                new RecoverySchedule(new Budget(5), () -> Fall.ZONE, Optional.empty()),
                new ResumePrompt("Go on."));
    }

    private static Fall alive(Fall fall, Liveness liveness) {
        return alive(fall, liveness, false);
    }

    private static Fall alive(Fall fall, Liveness liveness, boolean print) {
        Evidence was = fall.evidence();
        return new Fall(
                fall.diagnosis(),
                was.with(new Evidence.Process(
                        new Client(Optional.of("2.1.116"), print),
                        new Exit.Running(),
                        was.ran(),
                        Duration.ofSeconds(1),
                        liveness)));
    }

    private static Fall broken(Liveness liveness) {
        return alive(Fall.of(NOW, "server-error", BROKEN, 4, "wait-and-resume"), liveness);
    }

    private static Liveness idle() {
        return Liveness.of(Activity.IDLE);
    }

    private static Liveness typing(Instant lastKey, boolean draft) {
        return new Liveness(
                Activity.IDLE,
                Optional.empty(),
                Duration.ZERO,
                false,
                new Liveness.Keyboard(Optional.of(lastKey), draft),
                OptionalLong.empty());
    }

    private static List<Class<?>> kinds(Plan plan) {
        return plan.steps().stream().<Class<?>>map(Object::getClass).toList();
    }

    private static Plan unattended(Fall fall, History history) {
        return fall.plan(planner(Audience.UNATTENDED), history, 0);
    }

    @Test
    void typesInPlaceWhereTheClientWaitsAtItsPrompt() {
        Plan plan = unattended(broken(idle()), History.empty());
        assertEquals(List.of(Step.Pause.class, Step.Type.class), kinds(plan));
        assertEquals("Go on.", ((Step.Type) plan.steps().get(1)).prompt());
    }

    @Test
    void endsItPolitelyWhenTypingHasNotHelped() {
        Fall fall = broken(idle());
        History history = History.empty().with(fall.attempt(unattended(fall, History.empty())));
        assertEquals(
                List.of(Step.Stop.class, Step.Say.class, Step.Pause.class, Step.Resume.class),
                kinds(unattended(fall, history)));
    }

    @Test
    void neverTypesIntoADraftAQuestionABusyClientOrAPipe() {
        for (Liveness liveness : List.of(
                typing(NOW.minusSeconds(600), true),
                idle().with(Dialog.USAGE_LIMIT),
                Liveness.of(Activity.BUSY).stalled(Duration.ofMinutes(15)))) {
            assertInstanceOf(
                    Step.Stop.class,
                    unattended(broken(liveness), History.empty()).steps().get(0));
        }
        Fall print = alive(Fall.of(NOW, "server-error", BROKEN, 4, "wait-and-resume"), idle(), true);
        assertInstanceOf(
                Step.Stop.class, unattended(print, History.empty()).steps().get(0));
    }

    @Test
    void endsItForAWaitThatIsWorthACountdown() {
        Fall limit = alive(
                Fall.of(NOW, "usage-limit", "You've hit your limit · resets 1pm (UTC)", 4, "wait-and-resume"), idle());
        assertEquals(
                List.of(Step.Stop.class, Step.Say.class, Step.Pause.class, Step.Resume.class),
                kinds(unattended(limit, History.empty())));
    }

    @Test
    void letsTheUserAtTheKeyboardWin() {
        Plan plan = unattended(broken(typing(NOW.minusSeconds(30), false)), History.empty());
        assertEquals(List.of(new Step.WatchOn(Optional.of(NOW.plusSeconds(90)))), plan.steps());
    }

    @Test
    void leavesAClientAloneThatGoesOnByItselfUntilThatIsOverdue() {
        Liveness continuing = new Liveness(
                Activity.IDLE,
                Optional.empty(),
                Duration.ZERO,
                true,
                Liveness.Keyboard.untouched(),
                OptionalLong.empty());
        String words = "You've hit your 5-hour limit · resets 10:30am (UTC)";
        Fall early = alive(Fall.of(NOW, "usage-limit", words, 4, "wait-and-resume"), continuing);
        assertEquals(
                List.of(new Step.WatchOn(Optional.of(Instant.parse("2026-11-24T10:33:00Z")))),
                unattended(early, History.empty()).steps());
        Evidence was = early.evidence();
        Fall late = new Fall(
                early.diagnosis(),
                new Evidence(
                        NOW.plusSeconds(34 * 60),
                        was.session(),
                        new Evidence.Process(was.client(), was.exit(), was.ran(), Duration.ofMinutes(34), continuing),
                        was.transcript(),
                        was.reports(),
                        was.machine(),
                        was.screen()));
        assertInstanceOf(
                Step.Type.class, unattended(late, History.empty()).steps().get(1));
    }

    @Test
    void answersOnlyQuestionsWhoseAnswerDoesNoHarm() {
        for (Dialog dialog : Dialog.values()) {
            Fall waiting = alive(Fall.of(NOW, "waiting-for-human", "", 0, "leave"), idle().with(dialog));
            Plan plan = unattended(waiting, History.empty());
            boolean harmless = dialog == Dialog.RESUME_FROM_SUMMARY
                    || dialog == Dialog.COLD_RESUME
                    || dialog == Dialog.AUTO_MODE
                    || dialog.closedBy().isPresent();
            assertEquals(harmless, plan.steps().get(0) instanceof Step.Answer, dialog.id());
            assertInstanceOf(Step.WatchOn.class, plan.steps().get(plan.steps().size() - 1));
        }
    }

    @Test
    void doesNothingToALiveClientWhereSomebodyIsThere() {
        for (Audience audience : List.of(Audience.ATTENDED, Audience.PIPE)) {
            Plan plan = broken(idle()).plan(planner(audience), History.empty(), 0);
            assertEquals(List.of(new Step.WatchOn(Optional.empty())), plan.steps());
        }
    }

    @Test
    void endsALiveClientThatOnlyAPersonCanHelp() {
        Fall fall = alive(Fall.of(NOW, "signed-out", "Please run /login", 4, "ask"), idle());
        assertEquals(
                List.of(Step.Stop.class, Step.Say.class, Step.End.class), kinds(unattended(fall, History.empty())));
    }

    @Test
    void probesTheNetworkBeforeItTypes() {
        Fall fall = alive(Fall.of(NOW, "network-lost", "Unable to connect to API", 4, "wait-and-resume"), idle());
        assertEquals(
                List.of(Step.Pause.class, Step.AwaitNetwork.class, Step.Type.class),
                kinds(unattended(fall, History.empty())));
    }

    @Test
    void probesTheNetworkBeforeItResumes() {
        Fall fall = alive(
                Fall.of(NOW, "network-lost", "Unable to connect to API", 4, "wait-and-resume"),
                Liveness.of(Activity.UNKNOWN));
        assertEquals(
                List.of(Step.Stop.class, Step.Say.class, Step.Pause.class, Step.AwaitNetwork.class, Step.Resume.class),
                kinds(unattended(fall, History.empty())));
    }

    @Test
    void watchesOnWhereNoRuleHoldsAndNothingWasSaid() {
        for (Activity activity : Activity.values()) {
            for (boolean print : new boolean[] {false, true}) {
                Fall well =
                        alive(Fall.of(NOW, "unexplained", "", 4, "resume", "give-up"), Liveness.of(activity), print);
                assertEquals(
                        List.of(new Step.WatchOn(Optional.of(NOW.plusSeconds(60)))),
                        unattended(well, History.empty()).steps());
            }
        }
    }

    @Test
    void anErrorThatNobodyKnowsIsAFailureAllTheSame() {
        Fall unknown =
                alive(Fall.of(NOW, "unexplained", "API Error: the parrot is dead", 4, "resume", "give-up"), idle());
        assertEquals(List.of(Step.Pause.class, Step.Type.class), kinds(unattended(unknown, History.empty())));
    }

    /** It is told at any time, and a turn has to settle before it is judged. */
    @Test
    void memoryThatIsShortEndsNoTurnWhateverElseHolds() {
        Liveness heavy = new Liveness(
                Activity.BUSY,
                Optional.empty(),
                Duration.ZERO,
                false,
                Liveness.Keyboard.untouched(),
                OptionalLong.of(1 << 30));
        for (String failure : List.of("unexplained", "stalled", "stream-cut", "server-error", "tool-loop")) {
            Fall fall = alive(Fall.of(NOW, failure, "", 4, "resume"), heavy, true);
            assertEquals(List.of(Step.WatchOn.class), kinds(unattended(fall, History.empty())), failure);
        }
        Fall memory = alive(Fall.of(NOW, "memory-high", "", 4, "resume"), heavy, true);
        assertEquals(List.of(Step.Warn.class, Step.WatchOn.class), kinds(unattended(memory, History.empty())));
    }
}
