package dev.belay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code scripts/case-from-incident ID|DIR CLASS/NAME [--keep-text]}: makes a test case of an incident in the journal,
 * redacted. It never writes over a case and leaves the journal as it is.
 */
public final class CaseFromIncident {
    private static final String HELP = "usage: scripts/case-from-incident ID|DIR CLASS/NAME [--keep-text]";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*/[a-z0-9][a-z0-9.-]*");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CaseFromIncident() {}

    /** The words, and the checkout as the last of them. */
    public static void main(String[] arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        Path checkout = Path.of(words.remove(words.size() - 1));
        System.exit(run(words, checkout, System.getenv(), System.out, System.err));
    }

    static int run(
            List<String> words, Path checkout, Map<String, String> environment, PrintStream out, PrintStream errors)
            throws IOException {
        List<String> names =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        boolean keepText = words.contains("--keep-text");
        if (names.size() != 2
                || words.size() != names.size() + (keepText ? 1 : 0)
                || !NAME.matcher(names.get(1)).matches()) {
            errors.println(HELP);
            return ExitStatus.USAGE;
        }
        String failure = names.get(1).substring(0, names.get(1).indexOf('/'));
        if (!Files.exists(checkout.resolve("config/failures").resolve(failure + ".json"))) {
            errors.println("there is no class '" + failure + "' in config/failures");
            return ExitStatus.USAGE;
        }
        Path target = checkout.resolve("src/test/cases").resolve(names.get(1));
        if (Files.exists(target)) {
            errors.println(target + " is there already");
            return ExitStatus.USAGE;
        }
        Optional<IncidentFolder> incident = incident(names.get(0), environment, errors);
        if (incident.isEmpty()) {
            return ExitStatus.NO_INPUT;
        }
        Files.createDirectories(target);
        write(incident.get(), target, new CaseRedaction(keepText));
        out.println(target);
        errors.println("Read it before you publish it; then: scripts/test -Dtest=CasesTest");
        return 0;
    }

    private static Optional<IncidentFolder> incident(String name, Map<String, String> environment, PrintStream errors)
            throws IOException {
        Optional<IncidentFolder> folder = IncidentFolder.named(name);
        if (folder.isPresent()) {
            return folder;
        }
        List<Path> found = new ArrayList<>();
        Optional<Path> journal = BelayDirectories.state(environment).map(IncidentFolder::all);
        if (journal.isPresent() && Files.isDirectory(journal.get()) && name.matches("[a-z0-9-]+")) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(journal.get(), name + "*")) {
                folders.forEach(found::add);
            }
        }
        if (found.size() != 1) {
            errors.println(
                    found.isEmpty()
                            ? "there is no incident '" + name + "' in "
                                    + journal.map(Path::toString).orElse("the journal")
                            : found.size() + " incidents begin with '" + name + "'");
            return Optional.empty();
        }
        return Optional.of(new IncidentFolder(found.get(0)));
    }

    private static void write(IncidentFolder folder, Path target, CaseRedaction redaction) throws IOException {
        Path incident = folder.path();
        Path transcript = incident.resolve(IncidentFolder.TRANSCRIPT);
        if (Files.exists(transcript)) {
            // Latin-1 would keep broken bytes, but the records are UTF-8; what cannot be read becomes a mark.
            String text = new String(Files.readAllBytes(transcript), StandardCharsets.UTF_8);
            StringBuilder lines = new StringBuilder();
            for (int from = 0; from < text.length(); ) {
                int end = text.indexOf('\n', from);
                lines.append(redaction.line(text.substring(from, end < 0 ? text.length() : end)));
                lines.append(end < 0 ? "" : "\n");
                from = end < 0 ? text.length() : end + 1;
            }
            Files.writeString(target.resolve(IncidentFolder.TRANSCRIPT), lines);
        }
        for (String name : List.of(IncidentFolder.SCREEN, IncidentFolder.STATUS)) {
            if (Files.exists(incident.resolve(name))) {
                Files.writeString(target.resolve(name), redaction.screen(Files.readString(incident.resolve(name))));
            }
        }
        for (String name : IncidentFolder.READINGS) {
            if (Files.exists(incident.resolve(name))) {
                Files.writeString(target.resolve(name), CaseRedaction.plain(Files.readString(incident.resolve(name))));
            }
        }
        about(MAPPER.readTree(Files.readString(incident.resolve(IncidentFolder.INCIDENT))), target);
    }

    /** What a case keeps of incident.json: the client's version, and how long it ran and was silent. */
    private static void about(JsonNode incident, Path target) throws IOException {
        if (incident.hasNonNull("client")) {
            Files.writeString(target.resolve("client"), incident.get("client").asText() + "\n");
        }
        JsonNode because = incident.path("because");
        if (because.has("ran.seconds") || because.has("silence.seconds")) {
            Files.writeString(
                    target.resolve(IncidentFolder.SECONDS),
                    because.path("ran.seconds").asLong() + " "
                            + because.path("silence.seconds").asLong() + "\n");
        }
    }
}
