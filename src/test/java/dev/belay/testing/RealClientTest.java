package dev.belay.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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

/** A test that is run with each of the real clients, which it takes as a {@link RealClient} parameter. */
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

    /** Hands the clients to the test; each is installed when the test asks for its executable. */
    final class Versions extends AnnotationBasedArgumentsProvider<RealClientTest> {
        @Override
        protected Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context, RealClientTest test) {
            Stream<String> versions = test.value().length == 0 ? RealClient.VERSIONS.stream() : Stream.of(test.value());
            return versions.map(version -> Arguments.of(RealClient.of(version)));
        }
    }
}
