package dev.belay.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The metadata of the action, by GitHub's rules for it, and the recipe for GitLab: what both name is there. */
class ActionTest {
    private static final Pattern INPUT = Pattern.compile("\\binputs\\.([a-z-]+)");
    private static final Pattern OUTPUT = Pattern.compile("\\bsteps\\.([a-z-]+)\\.outputs\\.([a-z-]+)");
    private static final Pattern SCRIPT = Pattern.compile("(?:belay-ci|BELAY_CI)\" ([a-z]+)");

    private final JsonObject action = read("action.yml");

    private static JsonObject read(String file) {
        try {
            return new Gson()
                    .toJsonTree(new Yaml().load(Files.readString(Path.of(file))))
                    .getAsJsonObject();
        } catch (IOException missing) {
            throw new AssertionError(file, missing);
        }
    }

    private List<JsonObject> steps() {
        List<JsonObject> steps = new ArrayList<>();
        for (JsonElement step : action.getAsJsonObject("runs").getAsJsonArray("steps")) {
            steps.add(step.getAsJsonObject());
        }
        return steps;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void itsKeysAreThoseOfACompositeAction() {
        assertTrue(Set.of("name", "description", "author", "branding", "inputs", "outputs", "runs")
                .containsAll(action.keySet()));
        assertEquals("composite", action.getAsJsonObject("runs").get("using").getAsString());
        for (JsonObject step : steps()) {
            Set<String> allowed = step.has("run")
                    ? Set.of("name", "id", "if", "run", "shell", "env", "working-directory", "continue-on-error")
                    : Set.of("name", "id", "if", "uses", "with", "env", "continue-on-error");
            assertTrue(allowed.containsAll(step.keySet()), step.keySet()::toString);
            assertTrue(
                    step.has("run")
                            ? step.has("shell")
                            : step.get("uses").getAsString().contains("@"),
                    step::toString);
        }
    }

    @Test
    void everyInputIsDescribedAndUsedAndNoOtherOneIs() {
        JsonObject inputs = action.getAsJsonObject("inputs");
        inputs.asMap()
                .forEach((name, input) -> assertTrue(input.getAsJsonObject().has("description"), name));
        String used = action.get("runs").toString();
        assertEquals(inputs.keySet(), found(INPUT, used.replace("inputs.continue ", "inputs.continue")));
    }

    @Test
    void everyOutputIsOfAStepThatIsThere() {
        Matcher named = OUTPUT.matcher(action.toString());
        assertTrue(named.find());
        do {
            String step = named.group(1);
            assertTrue(
                    steps().stream()
                            .anyMatch(each -> each.has("id")
                                    && each.get("id").getAsString().equals(step)),
                    step);
        } while (named.find());
    }

    /** What somebody writes into a prompt is no part of a command. */
    @Test
    void noExpressionStandsInACommand() {
        for (JsonObject step : steps()) {
            assertFalse(step.has("run") && step.get("run").getAsString().contains("${{"), step::toString);
        }
    }

    @Test
    void whatIsToBeKeptIsKeptHoweverTheTasksEnd() {
        List<String> always = steps().stream()
                .filter(step -> step.has("if") && step.get("if").getAsString().startsWith("always()"))
                .map(step -> step.get("name").getAsString())
                .toList();
        assertTrue(
                always.containsAll(
                        List.of("Summary", "Work", "State for the next run", "Transcripts and journal", "Status")),
                always::toString);
    }

    @Test
    void eachStepOfTheScriptIsOneThatItKnows() throws IOException {
        String script = Files.readString(Path.of("packaging/ci/belay-ci"));
        for (String file : List.of("action.yml", "packaging/ci/gitlab.yml")) {
            Set<String> named = found(SCRIPT, Files.readString(Path.of(file)));
            assertTrue(named.size() > 3, named::toString);
            for (String step : named) {
                assertTrue(script.contains("\n" + step + "() {"), step);
            }
        }
    }

    @Test
    void theRecipeForGitlabEndsItsTasksBeforeTheJobIsEnded() {
        JsonObject job = read("packaging/ci/gitlab.yml").getAsJsonObject("belay");
        int minutes = job.getAsJsonObject("variables").get("RUN_MINUTES").getAsInt();
        int hours = Integer.parseInt(job.get("timeout").getAsString().replace("h", ""));
        assertTrue(minutes + 15 <= hours * 60);
        assertEquals(75, job.getAsJsonObject("retry").get("exit_codes").getAsInt());
        for (String kept : List.of("cache", "artifacts")) {
            assertEquals("always", job.getAsJsonObject(kept).get("when").getAsString());
        }
    }
}
