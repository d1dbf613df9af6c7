package dev.belay.command.service;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** {@code belay service install|status|uninstall}. */
public final class ServiceCommand implements Command {
    private static final String EXPECTED = "expected install, status or uninstall";

    /** 0; 1 when it is not in place, or could not be put there; 64 for a usage error; 78 without a HOME. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        String what = Arguments.parse("service", arguments).operand().orElseThrow(() -> UsageException.usage(EXPECTED));
        LoginService service = LoginServices.here(console.environment());
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
