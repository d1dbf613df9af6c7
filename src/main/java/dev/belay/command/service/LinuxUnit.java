package dev.belay.command.service;

import dev.belay.machine.LinuxLingering;
import dev.belay.machine.system.ProgramOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of the user's systemd. The sessions that it brings back are units of their own, so that it may end at once. It is
 * enabled by the link that {@code systemctl enable} makes: then no manager need be there.
 */
final class LinuxUnit implements LoginService {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NAME = "belay-restore.service";

    private final Path folder;
    private final Path launcher;
    private final Map<String, String> environment;
    private final ProgramOutput programs = new ProgramOutput();

    /** @param configuration {@code $XDG_CONFIG_HOME} */
    LinuxUnit(Path configuration, Path launcher, Map<String, String> environment) {
        this.folder = configuration.resolve("systemd/user");
        this.launcher = launcher;
        this.environment = environment;
    }

    @Override
    public Path file() {
        return folder.resolve(NAME);
    }

    private Path link() {
        return folder.resolve("default.target.wants").resolve(NAME);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("""
                # Written by `belay service install`; `belay service uninstall` takes it away.
                [Unit]
                Description=Sessions of Claude Code that went down come back
                Documentation=man:belay-restore(1)
                StartLimitIntervalSec=1h
                StartLimitBurst=3

                [Service]
                Type=oneshot
                """);
        text.append("ExecStart=").append(quoted(launcher.toString())).append(" restore\n");
        for (String name : ServiceVariables.NAMES) {
            String value = environment.get(name);
            if (value != null) {
                text.append("Environment=").append(quoted(name + "=" + value)).append('\n');
            }
        }
        return text.append("""
                KillMode=mixed
                TimeoutStopSec=120
                SuccessExitStatus=143
                Restart=on-failure
                RestartSec=60
                RestartPreventExitStatus=64 69 70 77 78 124

                [Install]
                WantedBy=default.target
                """).toString();
    }

    /** As systemd.service(5) and systemd.syntax(7) have it: in quotes, and no specifier. A program's path has no variables. */
    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }

    @Override
    public List<String> enable() {
        List<String> said = new ArrayList<>();
        try {
            Files.createDirectories(link().getParent());
            if (!Files.isSymbolicLink(link())) {
                Files.createSymbolicLink(link(), Path.of("..", NAME));
            }
        } catch (IOException failed) {
            said.add(link() + " could not be made: " + failed.getMessage());
        }
        if (!reload()) {
            said.add("no systemd of yours answers here; it will know the unit at your next login");
        }
        said.addAll(lingering());
        return said;
    }

    @Override
    public void disable() {
        try {
            Files.deleteIfExists(link());
            Files.deleteIfExists(link().getParent());
        } catch (IOException others) {
            // Other units are wanted there.
        }
    }

    @Override
    public void forget() {
        reload();
        try {
            Files.deleteIfExists(folder);
            Files.deleteIfExists(folder.getParent());
        } catch (IOException others) {
            // Something else is there.
        }
    }

    private boolean reload() {
        return systemctl("show", "--property=Version")
                        .filter(said -> !said.isEmpty())
                        .isPresent()
                && systemctl("daemon-reload").isPresent();
    }

    @Override
    public List<String> state() {
        List<String> said = new ArrayList<>();
        Optional<String> result = systemctl("show", NAME, "--property=ActiveState,Result,ExecMainExitTimestamp");
        said.add(
                result.filter(text -> !text.isBlank()).isPresent()
                        ? "last run: " + result.get().strip().replace("\n", ", ")
                        : "no systemd of yours answers here");
        said.addAll(lingering());
        return said;
    }

    @Override
    public boolean isEnabled() {
        return Files.isSymbolicLink(link());
    }

    private static List<String> lingering() {
        return List.of(
                LinuxLingering.isOn()
                        ? "lingering is on: sessions come back when the machine starts, and stay when you log out"
                        : "lingering is off: sessions come back when you log in, and end with your last logout;"
                                + " `loginctl enable-linger` changes both");
    }

    private Optional<String> systemctl(String... words) {
        List<String> command = new ArrayList<>(List.of("systemctl", "--user"));
        command.addAll(List.of(words));
        return programs.of(PATIENCE, command.toArray(new String[0]));
    }
}
