package dev.belay.command.top;

import dev.belay.decide.HumanTime;
import dev.belay.files.BelayDirectories;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions that a Belay holds while they have no client: it waits, asks, or starts the next one. */
final class HeldRuns {
    private final Optional<RunRegister> register;
    private final Map<String, RunEntry> held = new HashMap<>();

    HeldRuns(Map<String, String> environment) {
        this.register = BelayDirectories.state(environment).map(RunRegister::new);
    }

    /** Reads them again. */
    void look() {
        held.clear();
        if (register.isPresent()) {
            for (RunEntry entry : register.get().all()) {
                if (entry.isAlive()) {
                    held.putIfAbsent(entry.work().session().value(), entry);
                }
            }
        }
    }

    /** How this one stands with its Belay; nothing where none holds it. */
    Optional<Standing> of(SessionSummary session, Instant now) {
        return Optional.ofNullable(held.get(session.id().value())).map(entry -> entry.standing()
                .limitAfter(now)
                .map(until -> new Standing(
                        Standing.Need.LIMIT,
                        Optional.of("until " + HumanTime.of(until.atZone(ZoneId.systemDefault()), now))))
                .orElseGet(() -> new Standing(
                        entry.started().unattended() ? Standing.Need.RECOVERING : Standing.Need.WAITING,
                        entry.standing().trouble().map(trouble -> trouble.failure()))));
    }
}
