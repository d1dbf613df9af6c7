package dev.belay.run.registration;

import dev.belay.register.KeptVariables;
import dev.belay.register.RunRegister;
import dev.belay.register.StartedAs;
import dev.belay.run.options.RunOptions;
import dev.belay.supervise.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Makes what keeps a run in the register.
 *
 * @param options what the user asks for
 * @param environment the user's own
 * @param unattended whether nobody looks at it
 * @param interactive whether claude has a screen
 */
public record RegistrationWiring(
        RunOptions options, Map<String, String> environment, boolean unattended, boolean interactive) {
    private static final Duration UNTIL_IT_IS_ON_THE_SCREEN = Duration.ofSeconds(1);

    /**
     * @param state where Belay keeps what it records
     * @param claude the process id of the claude that runs now
     * @param askedBy the signal by which somebody has asked for the end; 0 for none
     * @param recorder is told everything as well, and first
     */
    public RunRegistration registration(Path state, LongSupplier claude, IntSupplier askedBy, Recorder recorder) {
        return new RunRegistration(
                recorder,
                new RunFile(new RunRegister(state), this::started, claude),
                askedBy,
                interactive ? UNTIL_IT_IS_ON_THE_SCREEN : Duration.ZERO);
    }

    private StartedAs started() {
        return new StartedAs(
                System.getProperty("user.dir"),
                options.given(),
                options.claude(),
                KeptVariables.of(environment),
                unattended,
                OwnPane.seat(environment, interactive));
    }
}
