package dev.belay.doctor.machine;

import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.files.BelayDirectories;
import dev.belay.machine.LinuxLingering;
import dev.belay.posix.calls.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** When the unit of {@code belay service install} runs: with whoever is logged in, or with the machine. */
public final class LinuxServiceCheck implements Check {
    private static final String LINK = "systemd/user/default.target.wants/belay-restore.service";

    @Override
    public String name() {
        return "service";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        if (OperatingSystem.isLinux()) {
            findings.add(finding(context, LinuxLingering::isOn));
        } else {
            findings.add(Finding.ok("only systemd asks whether you are logged in"));
        }
    }

    static Finding finding(CheckContext context, BooleanSupplier lingering) {
        Optional<Path> link =
                BelayDirectories.configuration(context.environment()).map(folder -> folder.resolveSibling(LINK));
        if (link.filter(Files::isSymbolicLink).isEmpty()) {
            return Finding.ok("`belay service install` was not run: sessions come back by `belay restore`");
        }
        return Finding.ok(
                lingering.getAsBoolean()
                        ? "sessions come back when the machine starts"
                        : "sessions come back when you log in, and end with your last logout: lingering is off"
                                + " (`loginctl enable-linger` turns it on)");
    }
}
