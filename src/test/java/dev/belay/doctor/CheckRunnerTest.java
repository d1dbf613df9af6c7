package dev.belay.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {
    private final CheckRunner runner =
            new CheckRunner(new CheckContext(Map.of(), Path.of(""), Optional.empty(), MachinePaths.here()));

    private record Made(String name, Duration limit, Work work) implements Check {
        interface Work {
            Finding find() throws InterruptedException;
        }

        @Override
        public void look(CheckContext context, Findings findings) throws InterruptedException {
            findings.add(work.find());
        }
    }

    @Test
    void aCheckThatHangsIsAFindingAndHoldsUpNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        List<String> waited = new ArrayList<>();
        List<CheckResult> results = runner.run(
                List.of(
                        new Made("hangs", Duration.ofSeconds(1), () -> {
                            never.await();
                            return Finding.ok("never");
                        }),
                        new Made("fine", Duration.ofSeconds(60), () -> Finding.ok("fine"))),
                waited::add);
        assertEquals(Status.FAIL, results.get(0).finding().status());
        assertTrue(results.get(0).finding().say().contains("did not finish within 1 second"), "" + results);
        assertEquals(Finding.ok("fine"), results.get(1).finding());
        assertEquals(List.of("hangs"), waited);
    }

    @Test
    void aFaultOfBelaysOwnIsNoFindingOfTheUsers() {
        List<CheckResult> results = runner.run(
                List.of(new Made("broken", Duration.ofSeconds(60), () -> {
                    throw new IllegalStateException("a bug");
                })),
                name -> {});
        assertEquals(Status.SKIP, results.get(0).finding().status());
        assertTrue(results.get(0).finding().say().contains("internal error"));
    }

    @Test
    void severalFaultsAreToldInOneLineTheWorstFirst() {
        Findings findings = new Findings();
        findings.warn("a", "repair a.");
        findings.fail("b", "repair b.");
        findings.warn("c", "repair c.");
        findings.warn("d", "repair d.");
        assertEquals(Finding.fail("b; a; c; and 1 more", "repair b. repair a. repair c."), findings.told());
    }

    @Test
    void thatAllIsWellIsToldWhereNothingIsWrong() {
        Findings findings = new Findings();
        findings.ok("well");
        assertEquals(Finding.ok("well"), findings.told());
        findings.warn("a", "repair a.");
        assertEquals(Finding.warn("a", "repair a."), findings.told());
    }
}
