package dev.belay.diagnose.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestReportsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tests/test_errors.py::test_prompt_too_long PASSED [ 22%]",
                "--- FAIL: TestPromptTooLong (0.00s)",
                "test errors::prompt_is_too_long ... ok",
                "Prompt is too long ... ok (2ms)",
                "not ok 3 - Invalid API key",
                "ErrorsTest > credit balance is too low PASSED",
                "├─ Credit balance is too low ✔",
                "[ RUN      ] Errors.PromptIsTooLong",
                "Passed Acme.ErrorsTests.PromptIsTooLong [3 ms]",
                "credit balance is too low [✔]",
                "(pass) retry > Request timed out [3.00ms]"
            })
    void knowsTheLineOfATest(String line) {
        assertTrue(TestReports.mayBeIn(line), line);
        assertEquals(TestReports.Part.RESULT, TestReports.part(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 passing (8ms)",
                "Tests:       1 failed, 3 passed, 4 total",
                "3 examples, 1 failure",
                "test result: FAILED. 3 passed; 1 failed; 0 ignored",
                "Ran 3 tests containing 7 assertions.",
                "[ERROR] Tests run: 6, Failures: 1, Errors: 0, Skipped: 0"
            })
    void knowsTheSum(String line) {
        assertEquals(TestReports.Part.SUM, TestReports.part(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API Error: 529 Overloaded",
                "Credit balance is too low",
                "[ERROR] Error: Failed to authenticate. API Error: 401",
                "Error: Process completed with exit code 1.",
                "zsh: killed     claude",
                "OK"
            })
    void takesNothingElseForOne(String line) {
        assertEquals(TestReports.Part.NONE, TestReports.part(line));
    }
}
