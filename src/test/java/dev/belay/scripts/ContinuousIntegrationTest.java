package dev.belay.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a job, one after the other as GitHub and GitLab run them, in a repository of its own, around a stand-in for Belay. */
@DisabledOnOs(OS.WINDOWS)
class ContinuousIntegrationTest {
    /** Works as long as a file says, writes and commits something, and ends as another file says. */
    private static final String BELAY = """
            case $1-${2-} in
                batch-run)
                    echo "$*" >>"$HOME/asked"
                    echo "one more" >>work.txt
                    [ ! -f "$HOME/commits" ] || { git add work.txt && git commit --quiet --message more; }
                    echo "not saved" >>"new file.txt"
                    if [ -f "$HOME/hangs" ]; then
                        trap 'exit 75' TERM
                        : >"$HOME/begun"
                        while :; do sleep 0.1; done
                    fi
                    exit "$(cat "$HOME/ends")"
                    ;;
                batch-status) echo 'one  later  </pre><script>&' ;;
                batch-results)
                    echo '{"id":"one","state":"later","say":"x","session":"11111111-1111-4111-8111-111111111111","answer":null}'
                    echo '{"id":"two","state":"interrupted","session":"33333333-3333-4333-8333-333333333333"}'
                    echo '{"id":"three","state":"done","session":"22222222-2222-4222-8222-222222222222"}'
                    ;;
                diagnose-*) echo "diagnosis of $2" ;;
            esac
            """;

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private Path project;
    private Path state;

    @BeforeEach
    void aRepository() throws Exception {
        Tool.require("git");
        Path programs = Files.createDirectories(home.resolve("programs"));
        Checkout.program(programs.resolve("belay"), BELAY);
        Checkout.program(programs.resolve("claude"), ":");
        Checkout.program(programs.resolve("curl"), "{ echo \"$*\"; cat; } >\"$HOME/sent\"");
        project = Files.createDirectories(home.resolve("project"));
        state = home.resolve("state");
        ends(0);
        environment.put("HOME", home.toString());
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        environment.put("RUN_STATE", state.toString());
        environment.put("RUN_TASKS", "tasks.jsonl");
        environment.put("GITHUB_OUTPUT", home.resolve("output").toString());
        shell(
                "git init --quiet --initial-branch main && git config --global user.name n"
                        + " && git config --global user.email n@example.org && echo first >work.txt && git add . && git commit -qm first");
    }

    private void ends(int status) throws IOException {
        Files.writeString(home.resolve("ends"), status + "\n");
    }

    private Finished run(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(project.toFile());
        return Finished.run(builder, "");
    }

    private String shell(String command) throws Exception {
        Finished done = run(command);
        assertEquals(0, done.status(), command + ": " + done.output() + done.errors());
        return done.output();
    }

    private static String step(String name) {
        return Path.of("packaging/ci/belay-ci").toAbsolutePath() + " " + name;
    }

    private int job() throws Exception {
        for (String name : new String[] {"begin", "run", "save"}) {
            shell(step(name));
        }
        return run(step("end")).status();
    }

    /** What the next job finds: the repository as it was cloned, and the state. */
    private void freshClone() throws Exception {
        shell(
                "git checkout --quiet main && git reset --quiet --hard $(git rev-list --max-parents=0 HEAD) && git clean -fdqx");
    }

    @Test
    void aJobEndsAsItsTasksDo() throws Exception {
        for (int status : new int[] {0, 75, 77, 1}) {
            ends(status);
            assertEquals(status, job());
            assertTrue(Files.readString(home.resolve("output")).endsWith("status=" + status + "\n"));
        }
        assertEquals(
                "batch run tasks.jsonl --out " + state + "/batch --jobs 1",
                Files.readAllLines(home.resolve("asked")).get(0));
    }

    @Test
    void aPromptIsAListOfOneTask() throws Exception {
        environment.remove("RUN_TASKS");
        environment.put("RUN_PROMPT", "Say \"$(hello)\" `now`.");
        assertEquals(0, job());
        assertEquals("Say \"$(hello)\" `now`.\n", Files.readString(state.resolve("prompts/task.md")));
        assertTrue(Files.readString(home.resolve("asked")).startsWith("batch run " + state + "/prompts --out"));
    }

    @Test
    void theNextJobFindsCommitsAndChangesOfTheOneBefore() throws Exception {
        ends(75);
        Files.writeString(home.resolve("commits"), "");
        job();
        Files.delete(home.resolve("commits"));
        freshClone();
        assertEquals("first\n", Files.readString(project.resolve("work.txt")));
        job();
        assertEquals("first\none more\none more\n", Files.readString(project.resolve("work.txt")));
        assertEquals("not saved\nnot saved\n", Files.readString(project.resolve("new file.txt")));
        assertEquals("more\nfirst\n", shell("git log --format=%s"));
        assertEquals(" M work.txt\n?? \"new file.txt\"\n", shell("git status --porcelain"));
        assertEquals("2\n", Files.readString(state.resolve("attempts")));
    }

    @Test
    void aBranchThatHasMovedOnDoesNotMixWithTheWork() throws Exception {
        ends(75);
        job();
        freshClone();
        shell("echo other >other.txt && git add . && git commit -qm other");
        assertTrue(run(step("begin")).errors().contains("the branch has moved on; this work goes on from "));
        assertEquals("first\none more\n", Files.readString(project.resolve("work.txt")));
        assertFalse(Files.exists(project.resolve("other.txt")));
    }

    /** GitLab keeps nothing that lies elsewhere. */
    @Test
    void aStateWithinTheProjectIsNoPartOfIt() throws Exception {
        state = project.resolve(".belay-ci");
        environment.put("RUN_STATE", state.toString());
        job();
        assertFalse(shell("git status --porcelain").contains(".belay-ci"));
        assertFalse(Files.readString(state.resolve("work.patch")).contains(".belay-ci"));
    }

    @Test
    void tasksThatTakeTooLongAreAskedToEndWhileThereIsTimeToSaveThem() throws Exception {
        Files.writeString(home.resolve("hangs"), "");
        environment.put("RUN_MINUTES", "0");
        // The time is up when they have begun.
        Checkout.program(
                home.resolve("programs/sleep"),
                "[ \"$1\" != 0 ] || until [ -f \"$HOME/begun\" ]; do /bin/sleep 0.1; done\nexec /bin/sleep \"$@\"");
        assertEquals(75, job());
        environment.put("RUN_MINUTES", "9; exit 7");
        Finished refused = run(step("run"));
        assertEquals(1, refused.status());
        assertTrue(refused.errors().contains("expected minutes"), refused.errors());
    }

    @Test
    void whoeverIsCancelledAsksItsTasksToEnd() throws Exception {
        Files.writeString(home.resolve("hangs"), "");
        shell(step("begin"));
        shell(step("run") + " & until [ -f \"$HOME/begun\" ]; do sleep 0.1; done; kill -TERM $!; wait $!");
        assertEquals("75\n", Files.readString(state.resolve("status")));
    }

    /** A Java that starts cannot hear it yet, and dies of it. */
    @Test
    void whoeverIsCancelledBeforeAnythingHasBegunMayBeTriedAgain() throws Exception {
        Checkout.program(home.resolve("programs/belay"), ": >\"$HOME/begun\"; exec sleep 600");
        shell(step("begin"));
        shell(step("run") + " & until [ -f \"$HOME/begun\" ]; do sleep 0.1; done; kill -TERM $!; wait $!");
        assertEquals("75\n", Files.readString(state.resolve("status")));
    }

    @Test
    void theSummaryHasTheDiagnosisOfWhatFailedAndNoMarkupOfAnybodyElse() throws Exception {
        ends(75);
        job();
        String summary = shell(step("summary"));
        assertTrue(summary.startsWith("## Belay: not done yet, and goes on\n\n<pre>\n"), summary);
        assertTrue(summary.contains("one  later  &lt;/pre&gt;&lt;script&gt;&amp;\n"), summary);
        assertTrue(summary.contains("diagnosis of 11111111-1111-4111-8111-111111111111"), summary);
        assertFalse(summary.contains("diagnosis of 22222222") || summary.contains("diagnosis of 3333"), summary);
    }

    @Test
    void whatIsWorthTryingAgainStartsTheWorkflowAgainSoManyTimes() throws Exception {
        ends(75);
        environment.put("GITHUB_REF", "refs/heads/a\"b");
        environment.put("GITHUB_REPOSITORY", "me/project");
        environment.put("GITHUB_API_URL", "https://api.example.org");
        environment.put("GITHUB_WORKFLOW_REF", "me/project/.github/workflows/tasks.yml@refs/heads/main");
        environment.put("RUN_CHAIN", "123");
        environment.put("RUN_TOKEN", "made-up");
        environment.put("RUN_ATTEMPTS", "2");
        job();
        shell(step("again"));
        String sent = Files.readString(home.resolve("sent"));
        assertTrue(sent.endsWith("\nAuthorization: Bearer made-up\n"), sent);
        assertTrue(
                sent.contains("-d {\"ref\":\"refs/heads/a\\\"b\",\"inputs\":{\"continue\":\"123\"}}"
                        + " https://api.example.org/repos/me/project/actions/workflows/tasks.yml/dispatches"),
                sent);
        job();
        Files.delete(home.resolve("sent"));
        Finished last = run(step("again"));
        assertEquals(1, last.status());
        assertTrue(last.errors().contains("this was job 2 of at most 2"), last.errors());
        ends(77);
        job();
        shell(step("again"));
        assertFalse(Files.exists(home.resolve("sent")));
    }

    /** The status of the job before says nothing of this one. */
    @Test
    void aJobThatDoesNotComeToItsTasksHasFailed() throws Exception {
        ends(75);
        job();
        shell(step("begin"));
        assertTrue(shell(step("summary")).startsWith("## Belay: nothing was begun\n"));
        assertEquals(1, run(step("end")).status());
    }
}
