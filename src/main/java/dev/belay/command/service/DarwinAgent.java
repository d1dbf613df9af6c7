package dev.belay.command.service;

import dev.belay.machine.system.ProgramOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent of launchd, as launchd.plist(5) describes it: it is loaded at each login, and then runs at once. */
final class DarwinAgent implements LoginService {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String LABEL = "dev.belay.restore";

    private final Path home;
    private final Path launcher;
    private final Path log;
    private final Map<String, String> environment;
    private final ProgramOutput programs = new ProgramOutput();

    /** @param log what it says */
    DarwinAgent(Path home, Path launcher, Path log, Map<String, String> environment) {
        this.home = home;
        this.launcher = launcher;
        this.log = log;
        this.environment = environment;
    }

    @Override
    public Path file() {
        return home.resolve("Library/LaunchAgents").resolve(LABEL + ".plist");
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <!-- Written by `belay service install`; `belay service uninstall` takes it away. -->
                <plist version="1.0">
                <dict>
                """);
        key("Label", text).append("    <string>").append(LABEL).append("</string>\n");
        key("ProgramArguments", text).append("    <array>\n");
        text.append("        ").append(string(launcher.toString())).append("        <string>restore</string>\n");
        text.append("    </array>\n");
        key("EnvironmentVariables", text).append("    <dict>\n");
        for (String name : ServiceVariables.NAMES) {
            if (environment.get(name) != null) {
                text.append("        <key>")
                        .append(name)
                        .append("</key>\n        ")
                        .append(string(environment.get(name)));
            }
        }
        text.append("    </dict>\n");
        key("RunAtLoad", text).append("    <true/>\n");
        // What it has started outlives it.
        key("AbandonProcessGroup", text).append("    <true/>\n");
        key("ExitTimeOut", text).append("    <integer>120</integer>\n");
        key("StandardOutPath", text).append("    ").append(string(log.toString()));
        key("StandardErrorPath", text).append("    ").append(string(log.toString()));
        return text.append("</dict>\n</plist>\n").toString();
    }

    private static StringBuilder key(String name, StringBuilder text) {
        return text.append("    <key>").append(name).append("</key>\n");
    }

    private static String string(String value) {
        return "<string>" + value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</string>\n";
    }

    @Override
    public List<String> enable() {
        return List.of("it runs at each login; sessions end with your logout");
    }

    @Override
    public void disable() {
        programs.of(PATIENCE, "launchctl", "bootout", domain() + "/" + LABEL);
    }

    @Override
    public void forget() {
        // It has heard of that already.
    }

    @Override
    public List<String> state() {
        Optional<String> said = programs.of(PATIENCE, "launchctl", "print", domain() + "/" + LABEL);
        return List.of(
                said.filter(text -> text.contains("state = ")).isPresent()
                        ? "launchd has loaded it"
                        : "launchd has not loaded it yet; it does at your next login");
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    private String domain() {
        return "gui/" + programs.of(PATIENCE, "id", "-u").orElse("").strip();
    }
}
