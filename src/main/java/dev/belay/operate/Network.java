package dev.belay.operate;

import dev.belay.supervise.Ending;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the API's host can be reached: a connection is opened and closed again, no request is made, so it costs nothing.
 * Where a proxy is configured the proxy is asked. Loaded only when it is needed.
 */
public final class Network {
    private static final String DEFAULT = "https://api.anthropic.com";
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Nobody is helped by a wait for days. */
    private static final Duration PATIENCE = Duration.ofHours(24);
    /** Another address may stand in the client's settings, which we don't read: then it shall try for itself. */
    private static final Duration PATIENCE_WITH_A_GUESS = Duration.ofMinutes(10);

    private final Map<String, String> environment;
    private final Wait waiting;

    public Network(Map<String, String> environment, Wait waiting) {
        this.environment = environment;
        this.waiting = waiting;
    }

    /** Waits until it can be reached, at most a day; how to end when the wait was broken off. */
    Optional<Ending> await(Conversation conversation) {
        Instant start = Instant.now();
        Duration pause = FIRST;
        boolean told = false;
        while (!reachable()) {
            if (!told) {
                conversation.note(host() + " cannot be reached; waiting until it can");
                told = true;
            }
            if (Instant.now().isAfter(start.plus(guessed() ? PATIENCE_WITH_A_GUESS : PATIENCE))) {
                return Optional.empty();
            }
            Instant next = Instant.now().plus(pause);
            Optional<Ending> ending = waiting.until((now, waited) -> Duration.between(now, next), (now, waited) -> {
                conversation.progress(host() + " has been unreachable for "
                        + Duration.between(start, now).toMinutes() + " min; Ctrl-C gives up");
                return Duration.ofSeconds(15);
            });
            if (ending.isPresent()) {
                conversation.progress("");
                return ending;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
        if (told) {
            conversation.note(host() + " can be reached again");
        }
        return Optional.empty();
    }

    /** Whether a connection can be opened now. An address that can't be read is left to the client. */
    boolean reachable() {
        InetSocketAddress address = address();
        if (address == null) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException | RuntimeException unreachable) {
            return false;
        }
    }

    private String host() {
        InetSocketAddress address = address();
        return address == null ? "the API" : address.getHostString();
    }

    private InetSocketAddress address() {
        URI target = uri(baseUrl());
        if (target == null) {
            return null;
        }
        URI proxy = uri(proxyFor(target));
        URI first = proxy == null ? target : proxy;
        int port = first.getPort() > 0 ? first.getPort() : "http".equals(first.getScheme()) ? 80 : 443;
        return InetSocketAddress.createUnresolved(first.getHost(), port);
    }

    private boolean guessed() {
        return DEFAULT.equals(baseUrl());
    }

    private String baseUrl() {
        for (String provider : new String[] {"BEDROCK", "VERTEX", "FOUNDRY"}) {
            if (on(environment.get("CLAUDE_CODE_USE_" + provider))) {
                return environment.get("ANTHROPIC_" + provider + "_BASE_URL");
            }
        }
        String own = environment.get("ANTHROPIC_BASE_URL");
        return own == null || own.isBlank() ? DEFAULT : own;
    }

    private static boolean on(String value) {
        return value != null && !value.isBlank() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    private String proxyFor(URI target) {
        if (excluded(target.getHost())) {
            return null;
        }
        String[] names = "http".equals(target.getScheme())
                ? new String[] {"http_proxy", "HTTP_PROXY"}
                : new String[] {"https_proxy", "HTTPS_PROXY"};
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return value.contains("://") ? value : "http://" + value;
            }
        }
        return null;
    }

    private boolean excluded(String host) {
        String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        for (String entry : list.split(",")) {
            String name = entry.strip().replaceFirst("^\\*?\\.", "");
            if (name.equals("*") || !name.isEmpty() && (host.equals(name) || host.endsWith("." + name))) {
                return true;
            }
        }
        return false;
    }

    private static URI uri(String text) {
        try {
            URI uri = text == null ? null : URI.create(text.strip());
            return uri == null || uri.getHost() == null ? null : uri;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
