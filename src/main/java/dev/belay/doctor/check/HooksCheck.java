package dev.belay.doctor.check;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.hook.HookSettings;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.json.JsonFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Belay's own hooks will be heard: policy allows them, the client knows hooks, and the command that each of them
 * runs delivers, which is tried with a made-up payload and a temporary inbox.
 */
final class HooksCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String PAYLOAD = "{\"hook_event_name\":\"Stop\",\"session_id\":\"belay-doctor\"}";
    private static final String LESS =
            " Belay then knows less about a session: it relies on transcript and exit status alone.";

    @Override
    public String name() {
        return "hooks";
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        policy(context, findings);
        Optional<ClientVersion> version = context.client().version();
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            if (!delivers(context, folder)) {
                findings.fail(
                        "the command in Belay's hooks delivers nothing",
                        "Check that /bin/sh, date, mktemp, cat and mv exist and that TMPDIR is writable." + LESS);
            }
        } catch (IOException noRoom) {
            findings.skip("no temporary folder could be created, so the hooks were not tested");
            return;
        }
        if (version.isPresent() && HookSettings.events(version).isEmpty()) {
            findings.ok("claude " + version.get() + " has no hooks; Belay relies on the rest");
        } else {
            findings.ok("allowed, and the hook command delivers");
        }
    }

    private static void policy(CheckContext context, Findings findings) {
        if (JsonFile.isTrue(context.settings().managed().content(), "allowManagedHooksOnly")) {
            findings.warn(
                    "an administrator allows only managed hooks ("
                            + context.settings().managed().path() + ")",
                    "Ask them to allow Belay's hooks." + LESS);
        }
        if (context.settings()
                .value("disableAllHooks")
                .map(Boolean.TRUE::equals)
                .orElse(false)) {
            findings.warn(
                    "\"disableAllHooks\" is true in "
                            + context.settings().origin("disableAllHooks").get(),
                    "Remove it." + LESS);
        }
    }

    private static boolean delivers(CheckContext context, TemporaryFolder folder)
            throws IOException, InterruptedException {
        Path inbox = Files.createDirectory(folder.path().resolve("inbox"));
        Path payload = Files.writeString(folder.path().resolve("payload"), PAYLOAD);
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.put("BELAY_INBOX", inbox.toString());
        String command = new HookSettings(folder.path()).command();
        folder.program(List.of("/bin/sh", "-c", command), environment)
                .input(payload)
                .run(PATIENCE);
        try (DirectoryStream<Path> delivered = Files.newDirectoryStream(inbox, "*.json")) {
            for (Path file : delivered) {
                if (Files.readString(file).equals(PAYLOAD)) {
                    return true;
                }
            }
        }
        return false;
    }
}
