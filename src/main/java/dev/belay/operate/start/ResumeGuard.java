package dev.belay.operate.start;

import dev.belay.claude.Worktree;
import dev.belay.evidence.SessionId;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.RunContext;
import dev.belay.transcript.repair.SessionHold;
import java.util.Optional;

/**
 * What forbids that a session is started again: another process has it and would write beside ours, or the worktree in
 * which it works has gone, and claude would go on in the main checkout (2.1.332) or in a new, empty worktree.
 */
public final class ResumeGuard {
    private final RunContext context;
    private final CurrentClient client;
    private final boolean unattended;

    public ResumeGuard(RunContext context, CurrentClient client, boolean unattended) {
        this.context = context;
        this.client = client;
        this.unattended = unattended;
    }

    /** Why not; nothing where the way is free. */
    Optional<Refusal> refusal(SessionId session) {
        Optional<SessionHold.Holder> holder = SessionHold.registered(context.configuration(), session);
        // Unattended claude itself refuses it, or hands the prompt to the one in the background: that has a rule of its
        // own.
        if (holder.isPresent() && !(unattended && holder.get().job().isPresent())) {
            return Optional.of(Refusal.held(session, holder.get()));
        }
        return client.words().worktree().filter(Worktree::gone).map(worktree -> Refusal.forGood(worktree.sentence()));
    }
}
