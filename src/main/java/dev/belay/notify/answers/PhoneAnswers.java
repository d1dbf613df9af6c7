package dev.belay.notify.answers;

import dev.belay.files.BelayDirectories;
import dev.belay.notify.NotificationRequest;
import dev.belay.settings.ChannelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a question be answered by buttons that post to an address of the user's, for as long as it stands. */
public final class PhoneAnswers {
    private static final long LOOK_MILLIS = 1_000;
    private static final long SOON_MILLIS = 100;
    private static final int TRIES = 20;

    private final Questions questions;
    private final ChannelSettings.Answers address;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    PhoneAnswers(Path state, ChannelSettings.Answers address) {
        this.questions = new Questions(state);
        this.address = address;
    }

    /** Of this user's questions; nothing without a HOME. */
    public static Optional<PhoneAnswers> of(Map<String, String> environment, ChannelSettings.Answers address) {
        return BelayDirectories.state(environment).map(state -> new PhoneAnswers(state, address));
    }

    /** A button: what stands on it, and where it posts to. */
    public record Button(String label, String url) {}

    /** A question that stands, with its buttons. */
    public final class Asked {
        private final Question question;
        private final List<Button> buttons;
        private final Consumer<String> told;
        private Optional<AnswerListener> listener = Optional.empty();

        private Asked(Question question, List<Button> buttons, Consumer<String> told) {
            this.question = question;
            this.buttons = List.copyOf(buttons);
            this.told = told;
        }

        public List<Button> buttons() {
            return buttons;
        }

        /** It is answered no more, and nobody listens. */
        public void withdraw() {
            questions.close(question);
            listener.ifPresent(AnswerListener::close);
        }

        /**
         * Until it was answered, here or elsewhere, or nobody asks any more. Where another process listens at that
         * address, that one hears the answer; whoever listens does so as long as any question stands.
         */
        public void await() {
            try {
                while (stands() || listener.isPresent() && questions.any()) {
                    listen();
                    Thread.sleep(listener.isPresent() ? LOOK_MILLIS : SOON_MILLIS);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } finally {
                withdraw();
            }
        }

        private boolean stands() {
            return questions.of(question.id()).isPresent();
        }

        /** One who listens and has seen no other question is about to end. */
        private void begin() throws InterruptedException {
            for (int tries = 0; tries < TRIES && listener.isEmpty(); tries++) {
                listen();
                if (listener.isEmpty()) {
                    Thread.sleep(SOON_MILLIS);
                }
            }
        }

        private void listen() {
            try {
                if (listener.isEmpty()) {
                    listener = Optional.of(new AnswerListener(address, questions, told));
                }
            } catch (IOException taken) {
                // Somebody listens there already.
            }
        }
    }

    /**
     * The question of this notification, listened for from now on; nothing where it asks none.
     *
     * @param told is told what was done about an answer
     */
    public Optional<Asked> ask(NotificationRequest request, Consumer<String> told) throws IOException {
        Optional<Question> question = questions.ask(request);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        Signature signature = questions.signature();
        List<Button> buttons = new ArrayList<>();
        for (Question.Choice choice : question.get().choices()) {
            String signed = signature.of(question.get(), choice.key());
            buttons.add(new Button(
                    choice.label(), address.url() + "/" + question.get().id() + "/" + choice.key() + "/" + signed));
        }
        Asked asked = new Asked(question.get(), buttons, told);
        try {
            asked.begin();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(asked);
    }

    /** What was asked of its session is out of date. */
    public void close(NotificationRequest request) {
        questions.close(request);
    }
}
