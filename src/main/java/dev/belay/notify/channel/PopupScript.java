package dev.belay.notify.channel;

import dev.belay.files.PrivateFiles;
import dev.belay.notify.NotificationRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The small shell script that shows a popup, waits for the click when we have long gone, and does what was clicked. It
 * is given to the shell as it is; what comes from outside are its arguments.
 */
final class PopupScript {
    private static final Duration KEPT = Duration.ofDays(3);
    private static final long CLOSED = 5_000;

    private final Programs programs;
    private final Path memory;

    /** @param memory where it remembers the popups, one file per session */
    PopupScript(Programs programs, Path memory) {
        this.programs = programs;
        this.memory = memory;
    }

    /** Starts it with this command of the desktop's and returns its first line, when that comes in time. */
    String start(String mode, NotificationRequest request, List<String> desktop, long milliseconds) throws IOException {
        PrivateFiles.makeDirectory(memory);
        forgetOldOnes();
        List<String> command = command(mode, request);
        command.addAll(desktop);
        Process process = programs.subprocess(command).withoutErrors().start();
        return firstLine(process, milliseconds);
    }

    /** Closes the popup of this session, where there is one. */
    void close(NotificationRequest request) throws IOException {
        if (Files.exists(memory(request))) {
            programs.run(command("close", request), "", CLOSED);
        }
    }

    private void forgetOldOnes() throws IOException {
        Instant longAgo = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(memory)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static String firstLine(Process process, long milliseconds) throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                String read = new BufferedReader(
                                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                return read == null ? "" : read;
            } catch (IOException closed) {
                return "";
            }
        });
        try {
            return line.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            return "no answer within " + milliseconds / 1000 + " s";
        } catch (ExecutionException impossible) {
            throw new IOException(impossible.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private Path memory(NotificationRequest request) {
        return memory.resolve(request.notification().session().orElse("none"));
    }

    private List<String> command(String mode, NotificationRequest request) {
        List<String> command = new ArrayList<>(LinuxDetachment.prefix(programs));
        command.addAll(script(mode, request));
        return command;
    }

    /** The shell's own words: for a desktop that starts it itself when somebody clicks. */
    List<String> script(String mode, NotificationRequest request) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", text(), "belay-popup", mode));
        command.add(memory(request).toString());
        command.add(request.click().orElse(""));
        command.add(Programs.quote(request.resume()));
        command.add(Programs.quote(request.compact()));
        command.add(request.notification().directory().toString());
        return command;
    }

    private static String text() {
        try (InputStream stream = PopupScript.class.getResourceAsStream("popup.sh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
