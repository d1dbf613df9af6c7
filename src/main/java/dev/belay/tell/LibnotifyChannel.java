package dev.belay.tell;

import dev.belay.files.PrivateFiles;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A popup on a Linux desktop by notify-send. From 0.8 on it has buttons, one popup per session that is replaced, and
 * closes when the session goes on; before that it only shows.
 */
public final class LibnotifyChannel implements Channel {
    private static final long HELP = 5_000;
    private static final long SHOWN = 10_000;
    private static final Duration KEPT = Duration.ofDays(3);
    private static final String SHORT = "8000";

    private final Map<String, String> environment;
    private final Programs programs;
    private final Path memory;

    /** @param memory where the ids of the popups are remembered */
    public LibnotifyChannel(Map<String, String> environment, Path memory) {
        this.environment = environment;
        this.programs = new Programs(environment);
        this.memory = memory;
    }

    @Override
    public String name() {
        return "desktop (notify-send)";
    }

    @Override
    public Optional<String> obstacle() {
        if (programs.find("notify-send").isEmpty()) {
            return Optional.of("notify-send is not on the PATH (package libnotify-bin)");
        }
        String bus = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        boolean there = !bus.isEmpty() || !runtime.isEmpty() && Files.exists(Path.of(runtime, "bus"));
        return there ? Optional.empty() : Optional.of("there is no session bus (DBUS_SESSION_BUS_ADDRESS)");
    }

    @Override
    public void tell(Errand errand) throws IOException {
        boolean buttons = hasButtons();
        if (errand.announcement().occasion() == Occasion.SEEN_TO) {
            close(errand);
        } else if (buttons) {
            show(errand);
        } else {
            Programs.Ended ended = programs.run(command(errand, false), "", SHOWN);
            if (ended.status() != 0) {
                throw failed(ended.output());
            }
        }
    }

    private boolean hasButtons() throws IOException {
        return programs.run(List.of("notify-send", "--help"), "", HELP).output().contains("--action");
    }

    private void close(Errand errand) throws IOException {
        if (Files.exists(memory(errand))) {
            programs.run(script("close", errand), "", HELP);
        }
    }

    private void show(Errand errand) throws IOException {
        PrivateFiles.makeDirectory(memory);
        forgetOldOnes();
        List<String> command = script("show", errand);
        command.addAll(command(errand, true));
        Process process = programs.builder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = firstLine(process);
        if (!said.startsWith("shown ")) {
            throw failed(said.startsWith("failed ") ? said.substring("failed ".length()) : said);
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

    /** It goes on to wait for the click when we have gone. */
    private static String firstLine(Process process) throws IOException {
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
            return line.get(SHOWN, TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            return "no answer within " + SHOWN / 1000 + " s";
        } catch (ExecutionException impossible) {
            throw new IOException(impossible.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static IOException failed(String said) {
        String words = Announcements.harmless(said, 120);
        return new IOException(words.isEmpty() ? "notify-send failed: is a notification daemon running?" : words);
    }

    private Path memory(Errand errand) {
        return memory.resolve(errand.announcement().session().orElse("none"));
    }

    private List<String> script(String mode, Errand errand) {
        List<String> command = new ArrayList<>();
        if (programs.find("setsid").isPresent()) {
            command.add("setsid");
        }
        command.addAll(List.of("/bin/sh", "-c", text(), "belay-popup", mode));
        command.add(memory(errand).toString());
        command.add(errand.answer().orElse(""));
        command.add(Programs.quote(errand.resume()));
        command.add(Programs.quote(errand.compact()));
        command.add(errand.announcement().directory().toString());
        return command;
    }

    private static String text() {
        try (InputStream stream = LibnotifyChannel.class.getResourceAsStream("popup.sh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static List<String> command(Errand errand, boolean buttons) {
        Announcement announcement = errand.announcement();
        Occasion occasion = announcement.occasion();
        List<String> command = new ArrayList<>(List.of("notify-send", "--app-name=Belay"));
        command.add("--urgency=" + occasion.urgency().word());
        command.add("--category=" + (occasion.urgency() == Occasion.Urgency.CRITICAL ? "im.error" : "im.received"));
        if (occasion == Occasion.RECOVERED) {
            command.add("--expire-time=" + SHORT);
        } else if (occasion.urgency() == Occasion.Urgency.CRITICAL) {
            command.add("--expire-time=0");
        }
        if (buttons) {
            command.add("--print-id");
            command.addAll(actions(errand));
        }
        command.addAll(List.of("--", announcement.title(), body(announcement)));
        return command;
    }

    /** The action named default is what a click on the popup itself means. */
    private static List<String> actions(Errand errand) {
        List<String> actions = new ArrayList<>();
        if (!errand.resume().isEmpty()) {
            actions.add("--action=default=Resume");
            actions.add("--action=resume=Resume");
        }
        if (!errand.compact().isEmpty()) {
            actions.add("--action=compact=Compact and resume");
        }
        if (!actions.isEmpty()) {
            actions.add("--action=later=Later");
        }
        return actions;
    }

    /** Bodies are Pango or HTML; and notify-send reads C's escapes in them: {@code \033} would become an ESC. */
    private static String body(Announcement announcement) {
        return String.join("\n", announcement.lines())
                .replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
