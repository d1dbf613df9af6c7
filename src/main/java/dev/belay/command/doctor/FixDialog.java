package dev.belay.command.doctor;

import dev.belay.console.Console;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.Fix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Offers what can be fixed automatically, and does what is agreed to. */
final class FixDialog {
    private final Examination examination;
    private final Console console;

    FixDialog(Examination examination, Console console) {
        this.examination = examination;
        this.console = console;
    }

    /** Asks about each offer, and looks again at what was changed. */
    List<CheckResult> fix(List<CheckResult> results) {
        BufferedReader answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        List<CheckResult> repaired = new ArrayList<>();
        for (CheckResult result : results) {
            Optional<Fix> automaticFix = result.finding().automaticFix();
            repaired.add(
                    automaticFix.isPresent() && agreed(automaticFix.get(), answers)
                            ? after(automaticFix.get(), result)
                            : result);
        }
        return repaired;
    }

    private boolean agreed(Fix automaticFix, BufferedReader answers) {
        console.err().print("belay: " + DoctorReport.clean(automaticFix.question()) + " [y/N] ");
        console.err().flush();
        try {
            String answer = answers.readLine();
            if (!console.terminals().inputIsTerminal()) {
                console.err().print("\n");
            }
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private CheckResult after(Fix automaticFix, CheckResult before) {
        try {
            console.say(DoctorReport.clean(automaticFix.action().perform()));
        } catch (IOException failed) {
            console.complain("doctor", "that failed: " + DoctorReport.clean("" + failed.getMessage()));
            return before;
        }
        return examination.again(before);
    }
}
