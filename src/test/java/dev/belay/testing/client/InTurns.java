package dev.belay.testing.client;

import dev.belay.testing.RealClient;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests that take minutes: each of the class runs with one of so many commits, others with others, so that CI stays short
 * and each is met soon. {@code scripts/test --all-versions} runs them all, and {@code mvn test -Dtest=NAME} whichever
 * it names.
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
            boolean asked = System.getProperty("belay.rotation") == null;
            boolean meets = asked
                    || context.getTestMethod().isEmpty()
                    || Rotation.today()
                            .meets(
                                    context.getRequiredTestClass().getSimpleName() + "."
                                            + context.getRequiredTestMethod().getName(),
                                    RealClient.NEWEST,
                                    turns(context));
            return meets
                    ? ConditionEvaluationResult.enabled("its turn")
                    : ConditionEvaluationResult.disabled("its turn comes with another commit");
        }

        private static int turns(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), InTurns.class)
                    .orElseThrow()
                    .value();
        }
    }
}
