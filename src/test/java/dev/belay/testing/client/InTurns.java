package dev.belay.testing.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests that take minutes: each of the class runs with one of so many commits, others with others, so that CI stays short
 * and each is met soon. {@code scripts/test --all-versions} runs them all, as {@code BELAY_TEST_VERSIONS} does, and
 * {@code mvn test -Dtest=NAME} whichever it names.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InTurns.Turn.class)
public @interface InTurns {
    /** With one of how many commits. */
    int value();

    /** Leaves out what has its turn with another commit. */
    final class Turn implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getTestMethod().isEmpty() || runs(context)
                    ? ConditionEvaluationResult.enabled("its turn")
                    : ConditionEvaluationResult.disabled(Rotation.LATER);
        }

        private static boolean runs(ExtensionContext context) {
            Class<?> tests = context.getRequiredTestClass();
            String name = tests.getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            return System.getProperty("belay.rotation") == null
                    || Rotation.today()
                            .takes(name, tests.getAnnotation(InTurns.class).value());
        }
    }
}
