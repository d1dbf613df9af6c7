package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A toast on Windows from within WSL, by PowerShell. Words go in as base64, so that none of them is ever a command. */
public final class WindowsChannel implements Channel {
    private static final long PATIENCE = 20_000;
    private static final Path USUAL = Path.of("/mnt/c/Windows/System32/WindowsPowerShell/v1.0/powershell.exe");
    private static final String PROGRAM =
            "{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe";
    private static final String MANAGER = "[Windows.UI.Notifications.ToastNotificationManager";

    private final Programs programs;

    public WindowsChannel(Map<String, String> environment) {
        this.programs = new Programs(environment);
    }

    @Override
    public String name() {
        return "desktop (PowerShell)";
    }

    @Override
    public Optional<String> obstacle() {
        return powershell().isPresent() ? Optional.empty() : Optional.of("powershell.exe is not on the PATH");
    }

    private Optional<String> powershell() {
        return programs.find("powershell.exe")
                .or(() -> Files.isExecutable(USUAL) ? Optional.of(USUAL) : Optional.empty())
                .map(Path::toString);
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        String encoded = Base64.getEncoder().encodeToString(script(request).getBytes(StandardCharsets.UTF_16LE));
        Programs.Ended ended = programs.run(
                List.of(powershell().orElseThrow(), "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded),
                "",
                PATIENCE);
        if (ended.status() != 0) {
            throw new IOException("PowerShell failed: " + Harmless.text(ended.output(), 120));
        }
    }

    /** One toast per session: the tag replaces, and removes. */
    static String script(NotificationRequest request) {
        Notification notification = request.notification();
        String tag = notification.session().orElse("none");
        String start = "$ErrorActionPreference='Stop'; " + MANAGER
                + ", Windows.UI.Notifications, ContentType=WindowsRuntime] > $null; $app='" + PROGRAM + "'; ";
        if (notification.isSeenTo()) {
            return start + MANAGER + "]::History.Remove('" + tag + "', 'Belay', $app)";
        }
        return start + "$x=" + MANAGER + "]::GetTemplateContent('ToastText02'); $n=$x.GetElementsByTagName('text'); "
                + "$n.Item(0).AppendChild($x.CreateTextNode(" + text(notification.title()) + ")) > $null; "
                + "$n.Item(1).AppendChild($x.CreateTextNode(" + text(String.join("\n", notification.lines()))
                + ")) > $null; $t=[Windows.UI.Notifications.ToastNotification]::new($x); $t.Tag='" + tag
                + "'; $t.Group='Belay'; " + MANAGER + "]::CreateToastNotifier($app).Show($t)";
    }

    private static String text(String words) {
        String encoded = Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        return "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('" + encoded + "'))";
    }
}
