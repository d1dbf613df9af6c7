package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom: each package with those that it may import, nested ones for themselves. The core knows only what is
 * nearer to its centre and does no input or output; everything else points inward; nobody knows the commands but Main.
 */
class LayerTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");

    /** The first line is Main's own. A package that is not here may not be. */
    private static final String TABLE = """
            Main: command command.demo console operate.client posix run run.options run.takeover settings \
                    supervise terminal
            child: evidence posix posix.calls
            claude: evidence evidence.dialog files json launcher machine.process posix text
            claude.hook: claude evidence.dialog files settings text
            claude.provider: claude claude.hook evidence json
            claude.provider.credentials: claude.provider decide evidence posix text
            command: claude command.completion command.diagnosis command.doctor command.install command.restore \
                    command.service command.session command.top command.update command.watch console diagnose \
                    evidence files journal notify notify.delivery report settings text
            command.completion: console diagnose doctor.check evidence.dialog rules settings
            command.demo: claude console decide demo demo.api demo.wire launcher operate.client posix run \
                    run.options settings supervise terminal text
            command.diagnosis: claude command.diagnosis.input console decide diagnose diagnose.criterion evidence \
                    evidence.fact report rules settings text
            command.diagnosis.input: claude claude.provider console diagnose evidence evidence.status files \
                    journal machine posix settings text transcript transcript.catalogue transcript.safekeeping
            command.doctor: console doctor doctor.check operate posix posix.calls settings text
            command.install: claude command.completion console files launcher posix settings
            command.restore: command.diagnosis console files launcher register restore settings text
            command.service: command.install console files machine.system posix.calls settings
            command.session: claude command.diagnosis command.diagnosis.input console diagnose evidence \
                    evidence.fact journal run.options settings text transcript.catalogue transcript.repair \
                    transcript.safekeeping
            command.top: command.diagnosis command.diagnosis.input command.session console decide diagnose \
                    evidence evidence.status files journal launcher machine.memory machine.process posix register \
                    settings spending terminal text transcript.catalogue
            command.update: console files launcher posix settings
            command.watch: claude command.diagnosis command.diagnosis.input console diagnose evidence files \
                    journal launcher machine.process notify notify.delivery settings text
            console: evidence posix settings text
            decide: decide.time diagnose evidence evidence.dialog evidence.fact evidence.spending evidence.status
            decide.time:
            demo: demo.api demo.message demo.wire posix
            demo.api: demo.message demo.wire evidence
            demo.message:
            demo.wire: demo.message evidence
            diagnose: diagnose.criterion evidence evidence.fact
            diagnose.criterion: diagnose.regex diagnose.speech
            diagnose.regex:
            diagnose.speech:
            doctor: claude claude.provider files launcher machine.system posix
            doctor.check: claude claude.hook claude.provider claude.provider.credentials doctor doctor.credentials \
                    doctor.machine doctor.mcp doctor.network doctor.runtime evidence files json launcher machine \
                    notify.channel posix posix.calls rules settings text transcript.safekeeping
            doctor.credentials: claude.provider claude.provider.credentials doctor evidence json posix
            doctor.machine: claude doctor journal machine machine.memory machine.process posix
            doctor.mcp: claude claude.provider doctor doctor.network json machine.process posix text
            doctor.network: claude.provider doctor evidence text
            doctor.runtime: claude doctor doctor.machine json posix text
            evidence: evidence.dialog evidence.spending evidence.status
            evidence.dialog:
            evidence.fact: evidence evidence.dialog evidence.spending evidence.status
            evidence.spending:
            evidence.status:
            files:
            journal: evidence evidence.status files text
            json: text
            launcher: posix
            log:
            machine: evidence machine.memory machine.process machine.stream machine.system posix posix.calls
            machine.memory: machine.process machine.system posix.calls
            machine.process: machine.system posix.calls
            machine.stream: machine.process machine.system posix posix.calls
            machine.system: posix posix.calls
            metrics: evidence supervise
            notify: decide diagnose evidence report supervise text
            notify.channel: files machine.system notify posix settings text
            notify.delivery: decide evidence files launcher machine.process notify notify.channel settings \
                    supervise
            operate: claude decide diagnose evidence evidence.fact evidence.spending launcher machine.process \
                    notify.delivery operate.client operate.dialog operate.start operate.wait posix printmode \
                    supervise text transcript transcript.catalogue transcript.repair watch watch.follow
            operate.client: child claude claude.hook claude.provider console evidence evidence.dialog \
                    evidence.status posix printmode settings spending supervise terminal text transcript \
                    transcript.safekeeping watch watch.watchdog
            operate.dialog: claude.provider.credentials decide evidence evidence.dialog posix report supervise \
                    terminal text
            operate.start: claude decide evidence operate.client posix text transcript transcript.repair
            operate.wait: claude claude.provider claude.provider.credentials decide machine.memory operate.client \
                    operate.dialog supervise
            posix: posix.calls
            posix.calls:
            printmode: child claude diagnose evidence posix posix.calls supervise terminal text
            register: evidence files machine.process machine.system settings
            report: decide diagnose evidence evidence.fact supervise text
            restore: claude decide diagnose evidence files posix register run.options text transcript \
                    transcript.repair transcript.safekeeping
            rules: diagnose diagnose.criterion evidence evidence.fact files settings
            run: child claude claude.hook console decide demo diagnose doctor.check evidence files journal machine \
                    machine.memory metrics notify.delivery operate operate.client operate.dialog operate.start \
                    operate.wait posix printmode rules run.notification run.options run.registration run.reminder \
                    run.spending run.takeover settings spending supervise terminal text transcript.safekeeping
            run.notification: claude decide evidence launcher notify.delivery run.options settings supervise
            run.options: claude console evidence settings text transcript transcript.catalogue transcript.repair \
                    transcript.safekeeping
            run.registration: decide diagnose evidence machine machine.system posix register run.options supervise \
                    text
            run.reminder: console evidence journal operate.client posix supervise text transcript
            run.spending: decide evidence spending supervise
            run.takeover: child claude decide diagnose evidence files machine.process operate.client \
                    operate.dialog operate.start posix posix.calls printmode settings supervise watch watch.follow
            settings: evidence evidence.dialog files json text
            spending: decide evidence.spending files json settings
            supervise: decide diagnose evidence evidence.dialog evidence.fact evidence.status
            terminal: child posix posix.calls
            text:
            transcript: claude.provider decide evidence json transcript.damage
            transcript.catalogue: claude evidence transcript
            transcript.damage: claude json
            transcript.repair: claude evidence json machine.process transcript transcript.repair.scan \
                    transcript.repair.write
            transcript.repair.scan: json
            transcript.repair.write: evidence json transcript.repair.scan
            transcript.safekeeping: claude evidence files machine transcript.catalogue
            watch: child claude claude.provider evidence evidence.spending evidence.status machine machine.process \
                    posix spending watch.follow watch.watchdog
            watch.follow: claude evidence evidence.status json machine.process posix.calls transcript
            watch.watchdog: evidence evidence.dialog evidence.status machine.memory machine.process machine.stream \
                    watch.follow
            """;

    private static final List<String> CORE = List.of(
            "evidence.dialog",
            "evidence.status",
            "evidence.spending",
            "evidence",
            "evidence.fact",
            "diagnose.regex",
            "diagnose.speech",
            "diagnose.criterion",
            "diagnose",
            "decide.time",
            "decide",
            "supervise");

    private static final List<String> FORBIDDEN_IN_THE_CORE = List.of(
            "java.io.", "java.nio.", "java.net.", "java.util.concurrent.", "com.fasterxml.", "com.pty4j", "org.slf4j");
    private static final Pattern OURS = Pattern.compile("\\bdev\\.belay\\.((?:[a-z][a-z0-9]*\\.)*)[A-Z]");

    @Test
    void eachPackageImportsWhatTheTableSaysAndNothingElse() throws IOException {
        assertEquals(lines(table()), lines(uses()));
    }

    @Test
    void noPackageKnowsItselfByWayOfOthers() {
        Map<String, Set<String>> table = table();
        List<String> circles = new ArrayList<>();
        for (String start : table.keySet()) {
            Set<String> reached = new TreeSet<>();
            List<String> next = new ArrayList<>(table.get(start));
            while (!next.isEmpty()) {
                String name = next.remove(0);
                if (reached.add(name)) {
                    next.addAll(table.getOrDefault(name, Set.of()));
                }
            }
            if (reached.contains(start)) {
                circles.add(start);
            }
        }
        assertEquals(List.of(), circles);
    }

    @Test
    void theCoreKnowsOnlyWhatIsNearerToItsCentre() {
        for (String name : CORE) {
            List<String> inner = CORE.subList(0, CORE.indexOf(name));
            assertTrue(inner.containsAll(table().get(name)), name + " imports " + table().get(name));
        }
    }

    @Test
    void theCoreDoesNoInputAndOutput() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            if (CORE.contains(packageOf(file))) {
                String code = code(file);
                FORBIDDEN_IN_THE_CORE.stream()
                        .filter(code::contains)
                        .forEach(word -> wrong.add(file + " uses " + word));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheChildPackageKnowsPty4j() throws IOException {
        for (Path file : files()) {
            assertTrue(!code(file).contains("com.pty4j") || packageOf(file).equals("child"), file.toString());
        }
    }

    @Test
    void nobodyKnowsTheCommandsButMain() {
        table().forEach((name, used) -> assertTrue(
                name.equals("Main")
                        || name.startsWith("command")
                        || used.stream().noneMatch(other -> other.startsWith("command")),
                name + " imports a command"));
    }

    @Test
    void nobodyKnowsMain() {
        table().forEach((name, used) -> assertTrue(!used.contains("Main"), name));
    }

    @Test
    void eachPackageSaysWhatItPromises() throws IOException {
        for (Path file : files()) {
            Path promise = file.resolveSibling("package-info.java");
            assertTrue(Files.exists(promise), "no " + promise);
        }
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        for (String line : TABLE.split("\n")) {
            int colon = line.indexOf(':');
            String used = line.substring(colon + 1).trim();
            table.put(line.substring(0, colon), used.isEmpty() ? Set.of() : new TreeSet<>(List.of(used.split(" +"))));
        }
        return table;
    }

    /** As the table is written, so that a difference can be read, and copied. */
    private static String lines(Map<String, Set<String>> uses) {
        StringBuilder lines = new StringBuilder();
        uses.forEach((name, used) ->
                lines.append(name).append(": ").append(String.join(" ", used)).append("\n"));
        return lines.toString();
    }

    /** Which of our packages each package names, in imports or in the code. */
    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path file : files()) {
            String name = packageOf(file);
            Set<String> used = uses.computeIfAbsent(name, unused -> new TreeSet<>());
            Matcher matcher = OURS.matcher(code(file));
            while (matcher.find()) {
                String other =
                        matcher.group(1).isEmpty() ? "Main" : matcher.group(1).replaceAll("\\.$", "");
                if (!other.equals(name)) {
                    used.add(other);
                }
            }
        }
        return uses;
    }

    private static String packageOf(Path file) {
        Path folder = SOURCES.relativize(file).getParent();
        return folder == null ? "Main" : folder.toString().replace('/', '.');
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(found.size() > 20, "only " + found.size() + " sources");
            return found;
        }
    }

    /** A source without its comments and strings. */
    private static String code(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("(?m)(?<!:)//.*$", " ")
                .replaceAll("\"dev\\.belay[^\"\n]*\"", " ")
                .replaceAll("(?m)^package .*$", "");
    }
}
