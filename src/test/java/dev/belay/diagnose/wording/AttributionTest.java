package dev.belay.diagnose.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "is what webpack prints in our GitLab job. Should I set NODE_OPTIONS?",
                "that's from our own server, the staging one",
                "this is the output of jest",
                "^ this is from webpack in the build container",
                "was printed by ffmpeg, not by claude",
                "that's the output of our jest run, claude is not involved"
            })
    void whatStandsAboveIsAnotherPrograms(String words) {
        assertEquals(Attribution.ABOVE, Attribution.in(words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Output from pytest:",
                "Our backend says: 503 Service Unavailable",
                "Here is what the linter printed:"
            })
    void whatStandsBelowIsAnotherPrograms(String words) {
        assertEquals(Attribution.BELOW, Attribution.in(words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Segmentation fault (core dumped)\" is what our C++ tests print.",
                "No space left on device - it's from docker build, the cache is too big."
            })
    void whatStandsBesideIsAnotherPrograms(String words) {
        assertEquals(Attribution.BESIDE, Attribution.in(words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is what claude prints on our server",
                "that is from claude, webpack was not running",
                "this is the output of the last run",
                "it comes from our proxy",
                "this is what our agent prints in GitHub Actions",
                "this is from docker logs",
                "Output of claude -p:"
            })
    void whatMayBeTheClientsIsNot(String words) {
        assertEquals(Attribution.NOTHING, Attribution.in(words), words);
    }
}
