package dev.belay.day;

import dev.belay.testing.ClientHome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Ordinary things that one person does one after the other, in one home and one terminal. */
final class Scene {
    private final String name;
    private final List<Act> acts = new ArrayList<>();
    private Preparation preparation = home -> {};

    /** What must be there before it begins. */
    @FunctionalInterface
    interface Preparation {
        void prepare(ClientHome home) throws IOException;
    }

    Scene(String name) {
        this.name = name;
    }

    Scene in(Preparation preparation) {
        this.preparation = preparation;
        return this;
    }

    Scene act(String title, Step... steps) {
        acts.add(new Act(title, List.of(steps)));
        return this;
    }

    String name() {
        return name;
    }

    List<Act> acts() {
        return List.copyOf(acts);
    }

    void prepare(ClientHome home) throws IOException {
        preparation.prepare(home);
    }
}
