package dev.belay.day;

import java.util.regex.Pattern;

/** Something that a person does, or waits for. */
sealed interface Step {
    /** Does it, or waits for it. */
    void in(Play play, Observed observed) throws Exception;

    /** A line for the shell, which comes back by itself. */
    record Line(String command) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.submit(command);
            play.back();
        }
    }

    /** A line for the shell that starts claude, which then waits at its prompt. */
    record Start(String command) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.submit(command);
            play.idle();
        }
    }

    /** A line for the shell after which something else is to be awaited. */
    record Launch(String command) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.submit(command);
        }
    }

    /** A prompt or a slash command for claude. */
    record Say(String line) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.say(line);
        }
    }

    /** Keys, one by one. */
    record Type(String text) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.terminal().type(text);
        }
    }

    /** One key by tmux's name for it, once nothing moves on the screen. */
    record Key(String name) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.look();
            play.terminal().key(name);
        }
    }

    /** The same at once. */
    record Press(String name) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.terminal().key(name);
        }
    }

    record Paste(String text) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.terminal().paste(text);
        }
    }

    record Resize(int columns, int rows) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.terminal().resize(columns, rows);
        }
    }

    /** Waits for this on the screen. */
    record Await(String regex) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.terminal().awaitScreen(regex, Play.LIMIT);
        }
    }

    /** Waits until this is no longer on the screen. */
    record Gone(String regex) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.gone(Pattern.compile(regex));
        }
    }

    /** Waits until nothing stands at claude's prompt. */
    record Empty() implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.terminal().awaitScreen(Play.EMPTY, Play.LIMIT);
        }
    }

    /** Waits until claude waits for a prompt. */
    record Idle() implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.idle();
        }
    }

    /** Chooses the option of a dialog that says this, with the arrow keys. */
    record Choose(String option) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.choose(option);
        }
    }

    /** Presses Esc, once or as often as it takes, until this is no longer on the screen. */
    record Leave(String regex) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.leave(Pattern.compile(regex));
        }
    }

    /** Presses a key that has to be pressed twice to leave claude; again where the first has gone by. */
    record Twice(String key) implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.twice(key);
        }
    }

    /** Waits until the shell is back; its prompt tells the exit status. */
    record Back() implements Step {
        @Override
        public void in(Play play, Observed observed) {
            play.back();
        }
    }

    /** Looks at the screen as soon as nothing moves on it. */
    record Look() implements Step {
        @Override
        public void in(Play play, Observed observed) {
            observed.add("screen", play.look());
        }
    }

    /** A command without a terminal: its exit status, standard output and standard error are compared. */
    record Pipe(String command) implements Step {
        @Override
        public void in(Play play, Observed observed) throws Exception {
            play.pipe(command, observed);
        }
    }
}
