package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it has been doing this 60 times, same file same args: | OWN
            it('gives up after a 529', () => {                    | CODE
            throw new Error("Prompt is too long");                | CODE
            fix(auth): show the banner again                      | OTHERS
            Merge branch 'fix/oom-killed-agent' into main         | OTHERS
            0c1de55 wip: OOM guard                                | OTHERS
            stash@{0}: WIP on main: handle API Error: 500         | OTHERS
            src/errors.ts:41:const LONG = 1                       | OTHERS
            - Fixed: Prompt is too long came back                 | OPENING
            API Error: 529 Overloaded                             | OWN
            fixed in the newest version, and still there          | OWN
            """)
    void tellsWhatWasWrittenFromWhatWasSaid(String line, Standing standing) {
        assertEquals(standing, Writing.standing(Line.of(line).get(0), false));
    }
}
