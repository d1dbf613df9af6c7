package dev.belay.notify.answers;

import dev.belay.files.PrivateFiles;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The questions of all runs of this user that may be answered elsewhere: a file for each, which goes with the first
 * answer. Whoever listens may answer any of them.
 */
final class Questions {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int ID_BYTES = 16;
    private static final int LOOKS = 20;
    private static final long LOOK_MILLIS = 300;

    private final Path folder;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    Questions(Path state) {
        this.folder = state.resolve("questions");
    }

    Signature signature() throws IOException {
        return Signature.in(folder.resolve(".key"));
    }

    /** The question of this notification, written down; nothing where it asks none that could be answered so. */
    Optional<Question> ask(NotificationRequest request) throws IOException {
        if (request.answer().isEmpty() || request.choices().isEmpty()) {
            return Optional.empty();
        }
        close(request);
        Question question = new Question(
                Signature.random(ID_BYTES),
                request.notification().session().orElse("none"),
                request.notification().project(),
                Path.of(request.answer().get()),
                request.choices().stream().map(Question.Choice::parse).toList(),
                request.notification().at().plus(LONGEST));
        PrivateFiles.write(folder.resolve(question.id()), question.text());
        return Optional.of(question);
    }

    /** What was asked of this session until then is out of date: the next question may stand before the news of the last. */
    void close(NotificationRequest request) {
        String session = request.notification().session().orElse("none");
        Instant latest = request.notification().at().plus(LONGEST);
        for (Question question : all()) {
            boolean outOfDate =
                    question.session().equals(session) && !question.until().isAfter(latest);
            if (outOfDate || !question.stands(Instant.now())) {
                close(question);
            }
        }
    }

    void close(Question question) {
        try {
            Files.deleteIfExists(folder.resolve(question.id()));
        } catch (IOException readOnly) {
            // Its time runs out.
        }
    }

    /** The question with this id, as long as it stands. */
    Optional<Question> of(String id) {
        try {
            return id.matches("[0-9a-f]{" + 2 * ID_BYTES + "}")
                    ? Optional.of(Question.parse(id, Files.readString(folder.resolve(id))))
                            .filter(question -> question.stands(Instant.now()))
                    : Optional.empty();
        } catch (IOException | RuntimeException goneOrDamaged) {
            return Optional.empty();
        }
    }

    /** Whether any stands. */
    boolean any() {
        return all().stream().anyMatch(question -> question.stands(Instant.now()));
    }

    /** Whether this answer is the first to this question: no second one will be. */
    boolean take(Question question) {
        try {
            Path file = folder.resolve(question.id());
            Path taken = folder.resolve("." + question.id());
            // Of two that move it at the same time one finds nothing to move.
            Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(taken);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Gives the key to the supervisor that asks; whether that was there and took it. */
    boolean answer(Question question, char key) throws IOException, InterruptedException {
        Path written = question.file().resolveSibling("answer." + question.id());
        PrivateFiles.write(written, Character.toString(key));
        try (FileChannel answer = FileChannel.open(written)) {
            Files.move(written, question.file(), StandardCopyOption.ATOMIC_MOVE);
            for (int look = 0; look < LOOKS; look++) {
                Thread.sleep(LOOK_MILLIS);
                // Whoever takes it empties it, and may then have ended and have cleared away with it.
                if (answer.size() == 0) {
                    return true;
                }
            }
            Files.deleteIfExists(question.file());
            return answer.size() == 0;
        }
    }

    private List<Question> all() {
        List<Question> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
            for (Path file : files) {
                all.add(Question.parse(file.getFileName().toString(), Files.readString(file)));
            }
        } catch (IOException | RuntimeException none) {
            return all;
        }
        return all;
    }
}
