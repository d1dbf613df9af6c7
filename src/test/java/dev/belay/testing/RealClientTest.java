package dev.belay.testing;

import dev.belay.testing.client.Rotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test that is run with the real clients, which it takes as a {@link RealClient} parameter: with one of them, in
 * {@link Rotation}, or with every one.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-client")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(RealClientTest.Versions.class)
public @interface RealClientTest {
    /** The versions; all of {@link RealClient#VERSIONS} when none is named. */
    String[] value() default {};

    /** Whether it runs with every version each time: what is right depends on the version, or it proves that one works. */
    boolean everyVersion() default false;

    /** Hands the clients to the test; each is installed when the test asks for its executable. */
    final class Versions extends AnnotationBasedArgumentsProvider<RealClientTest> {
        @Override
        protected Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context, RealClientTest test) {
            List<String> versions = test.value().length == 0 ? RealClient.VERSIONS : List.of(test.value());
            String name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            List<String> chosen =
                    test.everyVersion() ? versions : Rotation.today().of(versions, name);
            return chosen.stream().map(version -> Arguments.of(RealClient.of(version)));
        }
    }
}
