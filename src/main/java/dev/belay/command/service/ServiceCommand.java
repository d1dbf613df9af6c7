package dev.belay.command.service;

import dev.belay.command.install.ThisBelay;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.posix.calls.OperatingSystem;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code belay service install|status|uninstall}. */
public final class ServiceCommand implements Command {
    private static final String EXPECTED = "expected install, status or uninstall";

    /** 0; 1 when it is not in place, or could not be put there; 64 for a usage error; 78 without a HOME. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        String what = Arguments.parse("service", arguments).operand().orElseThrow(() -> UsageException.usage(EXPECTED));
        LoginService service = service(console);
        try {
            return switch (what) {
                case "install" -> install(service, console);
                case "status" -> status(service, console);
                case "uninstall" -> uninstall(service, console);
                default -> throw UsageException.unknown(what, "service", List.of("install", "status", "uninstall"));
            };
        } catch (IOException failed) {
            console.complain("service", service.file() + ": " + failed.getMessage());
            return NO;
        }
    }

    private static LoginService service(Console console) throws UsageException {
        Map<String, String> environment = console.environment();
        String named = environment.getOrDefault("HOME", "");
        Path state = BelayDirectories.state(environment).orElse(BelayDirectories.NOWHERE);
        if (!named.startsWith("/") || state.equals(BelayDirectories.NOWHERE)) {
            throw UsageException.settings("HOME is not set, so there is no place to install to");
        }
        Path home = Path.of(named);
        Path data = BelayDirectories.data(environment).orElseThrow();
        Path launcher = ThisBelay.of(home, data.resolve("shim"), environment).lasting();
        if (OperatingSystem.isMac()) {
            return new DarwinAgent(home, launcher, state.resolve("service.log"), environment);
        }
        Path configuration =
                BelayDirectories.configuration(environment).orElseThrow().getParent();
        return new LinuxUnit(configuration, launcher, environment);
    }

    private static int install(LoginService service, Console console) throws IOException {
        boolean there = isInPlace(service);
        Files.createDirectories(service.file().getParent());
        Files.writeString(service.file(), service.text());
        console.out().print((there ? "is in place already: " : "written: ") + service.file() + "\n");
        service.enable().forEach(console::say);
        return service.isEnabled() ? DONE : NO;
    }

    private static int status(LoginService service, Console console) throws IOException {
        if (!Files.exists(service.file())) {
            console.say("not installed; `belay service install` does it");
            return NO;
        }
        boolean current = isInPlace(service);
        console.out()
                .print(service.file() + (current ? "" : " (not as this Belay writes it: install it again)") + ", "
                        + (service.isEnabled() ? "enabled" : "not enabled") + "\n");
        service.state().forEach(line -> console.out().print(line + "\n"));
        return current && service.isEnabled() ? DONE : NO;
    }

    private static int uninstall(LoginService service, Console console) throws IOException {
        if (!Files.exists(service.file())) {
            console.say("nothing to take away");
            return DONE;
        }
        service.disable();
        Files.deleteIfExists(service.file());
        service.forget();
        console.out().print("taken away: " + service.file() + "\n");
        return DONE;
    }

    private static boolean isInPlace(LoginService service) throws IOException {
        return Files.exists(service.file()) && Files.readString(service.file()).equals(service.text());
    }
}
