package dev.belay.decide;

/** One method for each kind of step. */
public interface StepVisitor<T> {
    T say(Step.Say step);

    T warn(Step.Warn step);

    T remind(Step.Remind step);

    T tellHowToContinue(Step.TellHowToContinue step);

    T offer(Step.Offer step);

    T pause(Step.Pause step);

    T stop(Step.Stop step);

    T type(Step.Type step);

    T answer(Step.Answer step);

    T watchOn(Step.WatchOn step);

    T awaitNetwork(Step.AwaitNetwork step);

    T awaitMemory(Step.AwaitMemory step);

    T awaitCredentials(Step.AwaitCredentials step);

    T resume(Step.Resume step);

    T compactAndResume(Step.CompactAndResume step);

    T repairAndResume(Step.RepairAndResume step);

    T trimAndResume(Step.TrimAndResume step);

    T release(Step.Release step);

    T restart(Step.Restart step);

    T endAsClaude(Step.EndAsClaude step);

    T end(Step.End step);
}
