package dev.belay.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LazyLoggingTest {
    private static final Path LOG = Path.of(System.getProperty("belay.log"), "belay.log");

    @Test
    void aWarningReachesTheFile() throws Exception {
        Logger logger = LoggerFactory.getLogger("late");
        assertInstanceOf(LazyLogger.class, logger);
        String word = "word-" + System.nanoTime();

        logger.warn("the {} came", word);

        assertTrue(Files.readString(LOG).contains("the " + word + " came"));
    }

    @Test
    void chatterIsNotEvenFormatted() {
        Logger logger = LoggerFactory.getLogger("chatter");

        assertFalse(logger.isInfoEnabled());
        assertFalse(logger.isDebugEnabled());
    }
}
