package dev.belay.day;

/** Words for the steps, so that a scene reads as it is played. */
final class Steps {
    static final Step LOOK = new Step.Look();
    static final Step IDLE = new Step.Idle();
    static final Step EMPTY = new Step.Empty();
    static final Step BACK = new Step.Back();

    private Steps() {}

    static Step start(String command) {
        return new Step.Start(command);
    }

    static Step launch(String command) {
        return new Step.Launch(command);
    }

    static Step line(String command) {
        return new Step.Line(command);
    }

    static Step say(String line) {
        return new Step.Say(line);
    }

    static Step type(String text) {
        return new Step.Type(text);
    }

    static Step key(String name) {
        return new Step.Key(name);
    }

    static Step await(String regex) {
        return new Step.Await(regex);
    }

    static Step gone(String regex) {
        return new Step.Gone(regex);
    }

    static Step twice(String key) {
        return new Step.Twice(key);
    }

    static Step press(String name) {
        return new Step.Press(name);
    }

    static Step leave(String regex) {
        return new Step.Leave(regex);
    }

    static Step choose(String option) {
        return new Step.Choose(option);
    }

    static Step pipe(String command) {
        return new Step.Pipe(command);
    }
}
