package dev.belay.diagnose.notation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How test runners report: a line for each test with what became of it, and the sums at the end. Tests are named for what they
 * are about, so that the name of one may be any message of any program.
 */
public final class TestReports {
    private static final int LONGEST = 600;
    private static final String RESULT = "(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|TIMEOUT|FLAKY)";
    private static final String TIME = "[<~]? ?[\\d.:]+ ?(?:m?s|sec|seconds|µs)?";

    /** pytest, unittest, prove and TAP, Robot Framework. */
    private static final String SCRIPTS = "\\S+::.* " + RESULT + "\\b(?: .*)?|" + RESULT + " \\S+::.*|\\[gw\\d+\\] .*"
            + "|\\S.{0,200} \\.\\.\\. (?:ok|OK|FAILED|FAIL|ERROR|ignored|skipped\\b.*|expected failure)(?: \\(.*\\))?"
            + "|TAP version \\d+|(?:not )?ok \\d+\\b.*|#? {0,4}Failed test .*|.{1,200} \\| (?:PASS|FAIL|SKIP) \\|"
            + "|[=_]{3,} .{0,120} [=_]{3,}|-{5,} (?:Captured|live log) .* -{5,}";
    /** Go and Ginkgo, Cargo and nextest, GoogleTest and CTest, Bazel. */
    private static final String COMPILED =
            "=== (?:RUN|PAUSE|CONT|NAME) .*|--- (?:PASS|FAIL|SKIP): .*|(?:ok|FAIL) {0,4}\\t.*"
                    + "|(?:PASS|FAIL|SKIP|SLOW|TIMEOUT|SIGABRT|LEAK) \\[ *" + TIME + "\\] .*|---- \\S+ stdout ----"
                    + "|\\[ *(?:RUN|OK|FAILED|PASSED|SKIPPED|DISABLED) *\\] .*|\\[={5,}\\] .*|(?:Start +\\d+|\\d+/\\d+ Test +#\\d+): .*"
                    + "|• \\[(?:FAILED|PASSED|PANICKED|SLOW TEST:.*)\\].*|//\\S+ +(?:\\(cached\\) )?(?:PASSED|FAILED|TIMEOUT|FLAKY|NO STATUS)\\b.*";
    /** JUnit, Gradle, Surefire, ScalaTest, Swift, .NET, Flutter, Clojure. */
    private static final String CLASSES =
            "\\S.{0,200} > .{1,200} (?:PASSED|FAILED|SKIPPED|STANDARD_OUT|STANDARD_ERROR)|[├└|+'╰].{1,200} (?:[✔✘✓✗]|\\[(?:OK|X|S|A)\\])(?: .*)?"
                    + "|(?:Feature|Scenario(?: Outline)?|Background|Rule): \\S.*|- .{1,200} \\*\\*\\* FAILED \\*\\*\\*.*|Test (?:Case|Suite) '.*' (?:started|passed|failed)\\b.*"
                    + "|(?:Passed|Failed|Skipped) \\S.* \\[" + TIME
                    + "\\]|\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)?(?: -\\d+)?: .*"
                    + "|(?:FAIL|ERROR) in \\(.*|Running \\S+(?:Tests?|IT|Spec)\\b";
    /** Mocha and its kin, Bun, RSpec and minitest, ExUnit, Hspec, Karma. */
    private static final String DYNAMIC =
            "\\((?:pass|fail|skip|todo)\\) .*|.{1,200} \\(FAILED - \\d+\\)|.{1,200} \\[[✔✘✓✗]\\]"
                    + "|test_\\w+ +(?:PASS|FAIL|ERROR|SKIP) \\(" + TIME + "\\)|\\* test .* \\(" + TIME + "\\).*"
                    + "|(?:Headless)?(?:Chrome|Firefox|Safari|Edge)\\b.{1,200} FAILED|.*: Executed \\d+ of \\d+\\b.*|FAIL .{1,120} > .*|(?:PASS|FAIL) +\\S+\\.\\w{2,4}\\b.*";

    private static final Pattern RESULTS =
            Pattern.compile("(?:\\[\\w+\\] +)?(?:" + SCRIPTS + "|" + COMPILED + "|" + CLASSES + "|" + DYNAMIC + ")");

    private static final Pattern SUM = Pattern.compile(
            "(?:\\[\\w+\\] +)?(?:[#ℹ=] ?)*(?:\\d+ (?:passing|failing|pending|passed|failed|skipped|flaky|todo|pass|fail)\\b(?: \\(.*\\)|,.*)?|(?:Test (?:Suites|Files)|Tests|Suites|Assertions|Snapshots):? +(?:\\d+|succeeded) ?.*|(?:tests|pass|fail) \\d+"
                    + "|\\d+ (?:examples?|tests?|scenarios?|specs?|steps|assertions), \\d+ .*|\\d+ (?:scenarios?|steps?) \\(.*|Tests: \\d+, .*|Tests run: \\d+.*|test result: .*|Ran \\d+ (?:of \\d+ )?(?:tests?|Specs)\\b.*"
                    + "|FAILED \\((?:failures|errors)=\\d+.*|OK \\(\\d+ tests?.*|\\d+ tests completed.*|\\d+ tests? run: .*|FAILED \\| \\d+ passed.*|ok \\| \\d+ passed.*|Summary \\[.*\\] \\d+ tests?.*"
                    + "|\\d+% tests passed.*|Executed \\d+ (?:out of \\d+ )?tests?\\b.*|[+-]?\\d+ -\\d+: Some tests failed\\.|(?:Failed|Passed)! +- Failed: .*|.*\\b\\d+ (?:passed|failed)\\b.{0,60} in [\\d.]+ ?s.*)");

    /** What stands in a report and elsewhere too: a mark before a name, a step of a scenario. */
    private static final Pattern DETAIL =
            Pattern.compile("[✓✔√✗✘✕×✖] .*|(?:Given|When|Then|And|But) .*|\\d+\\) .*|- .*\\((?:pending|skipped)\\)");

    private static final List<String> HINTS = List.of(
            "PASS",
            "FAIL",
            " passed",
            " passing",
            " failing",
            " failed,",
            "... ok",
            "ok ",
            "✔",
            "✓",
            "✘",
            "[OK]",
            "[X]",
            "Scenario",
            "examples, ",
            "tests",
            "Tests",
            "Test ",
            "scenarios",
            "(pass)",
            "(fail)",
            "RUN ",
            "TAP ",
            "Specs",
            "[gw");

    private static final String MARKS = "✓✔√✗✘✕×✖";
    /** Of these one stands in each line of a report. */
    private static final Pattern WORDS = Pattern.compile(
            "PASS|FAIL|[Pp]ass|[Ff]ail|SKIP|ERROR|RUN|XFAIL|TIMEOUT|FLAKY|OK\\b|\\bok\\b|[Tt]ests?\\b|TAP |Scenario|Feature:|Background:|[✔✘✓✗]|={3}|_{3}|-{4}|^\\[|^\\d+[:)/]|^(?:Given|When|Then|And|But) |specs?|examples?|assertions|\\(pending|Executed|\\[X\\]|::|^Rule:|^• |Test ");

    /** What a line is in such a report. */
    public enum Part {
        /** A test and what became of it, or a heading. */
        RESULT,
        /** How many passed and failed. */
        SUM,
        /** One only where there are others. */
        DETAIL,
        /** None. */
        NONE
    }

    private TestReports() {}

    /** Whether one may stand in this text; looked at first, for few texts hold one. */
    public static boolean mayBeIn(String text) {
        return HINTS.stream().anyMatch(text::contains);
    }

    /** What these words are in one. */
    public static Part part(String words) {
        if (words.isEmpty() || words.length() > LONGEST || !mayBe(words)) {
            return Part.NONE;
        }
        if (SUM.matcher(words).matches()) {
            return Part.SUM;
        }
        if (RESULTS.matcher(words).matches()) {
            return Part.RESULT;
        }
        return DETAIL.matcher(words).matches() ? Part.DETAIL : Part.NONE;
    }

    /** Looked at first, for most lines of a text are none. */
    private static boolean mayBe(String words) {
        return MARKS.indexOf(words.charAt(0)) >= 0 || WORDS.matcher(words).find();
    }
}
