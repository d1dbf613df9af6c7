package dev.belay.notify.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    @TempDir
    Path folder;

    private Path run;
    private Questions questions;

    @BeforeEach
    void make() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        questions = new Questions(folder.resolve("state"));
    }

    private Question ask(Instant at) throws IOException {
        return questions.ask(request(at)).orElseThrow();
    }

    private NotificationRequest request(Instant at) {
        return new NotificationRequest(
                NotificationRequest.test(folder, at).notification(),
                List.of(),
                List.of(),
                Optional.of(run.resolve("answer").toString()),
                List.of("r Resume", "g Go on"));
    }

    @Test
    void isKeptAsItIs() throws Exception {
        Question question = ask(Instant.now());
        Question found = questions.of(question.id()).orElseThrow();
        assertEquals(question.choices(), found.choices());
        assertEquals(question.file(), found.file());
        assertEquals("Go on", found.choice('g').orElseThrow().label());
        assertEquals(Optional.empty(), found.choice('q'));
    }

    @Test
    void itsTimeRunsOut() throws Exception {
        Question late = ask(Instant.now().minus(Duration.ofHours(13)));
        assertEquals(Optional.empty(), questions.of(late.id()));
    }

    @Test
    void isTakenOnce() throws Exception {
        Question question = ask(Instant.now());
        assertTrue(questions.take(question));
        assertFalse(questions.take(question));
        assertEquals(Optional.empty(), questions.of(question.id()));
    }

    @Test
    void aNewQuestionOfASessionTakesThePlaceOfItsLast() throws Exception {
        Question first = ask(Instant.now());
        Question second = ask(Instant.now());
        assertEquals(Optional.empty(), questions.of(first.id()));
        assertTrue(questions.of(second.id()).isPresent());
    }

    @Test
    void lateNewsOfTheLastQuestionLeaveTheNextOne() throws Exception {
        Instant first = Instant.now();
        Question next = ask(first.plusMillis(900));
        questions.close(request(first));
        assertTrue(questions.of(next.id()).isPresent());
        questions.close(request(first.plusMillis(901)));
        assertEquals(Optional.empty(), questions.of(next.id()));
    }

    @Test
    void aDamagedOneIsNone() throws Exception {
        Question question = ask(Instant.now());
        Files.writeString(folder.resolve("state/questions").resolve(question.id()), "choice r\n");
        assertEquals(Optional.empty(), questions.of(question.id()));
        assertEquals(Optional.empty(), questions.of("../questions/.key"));
    }

    @Test
    void allSignWithTheSameKeyAndEachAnswerInItsOwnWay() throws Exception {
        Question question = ask(Instant.now());
        String signed = questions.signature().of(question, 'r');
        assertTrue(new Questions(folder.resolve("state")).signature().fits(question, 'r', signed));
        assertFalse(questions.signature().fits(question, 'g', signed));
        Question other = ask(Instant.now());
        assertFalse(questions.signature().fits(other, 'r', signed));
        assertFalse(new Questions(folder.resolve("another")).signature().fits(question, 'r', signed));
    }
}
