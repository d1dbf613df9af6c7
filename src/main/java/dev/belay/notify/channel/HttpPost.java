package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Posts JSON, and posts it again when the server is out of order, never for longer than about a minute. It follows no
 * redirection, for what it sends holds secrets. Only ever loaded in the short-lived process that tells people.
 */
public final class HttpPost {
    private static final int TOO_MANY = 429;
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final Duration patience;
    private final List<Duration> pauses;

    /** Ten seconds for an answer, and three more tries. */
    public HttpPost() {
        this(Duration.ofSeconds(10), List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(12)));
    }

    /** @param pauses before the second try, the third ... */
    HttpPost(Duration patience, List<Duration> pauses) {
        this.patience = patience;
        this.pauses = List.copyOf(pauses);
    }

    /** Headers that are made again for each try: a signature has its time. */
    public interface Headers {
        Map<String, String> now();
    }

    /** @throws IOException when it has not been taken, with a sentence that tells no secrets */
    public void send(String url, String body, Headers headers) throws IOException {
        deliver(() -> {
            HttpRequest.Builder request = posted(url, body).header("Content-Type", "application/json");
            headers.now().forEach(request::header);
            return request;
        });
    }

    /** The same with plain text. */
    void text(String url, String body) throws IOException {
        deliver(() -> posted(url, body).header("Content-Type", "text/plain; charset=utf-8"));
    }

    /** Asks for an address, and wants to know no more than that it was heard. */
    void get(String url) throws IOException {
        deliver(() -> HttpRequest.newBuilder(URI.create(url)).GET());
    }

    private static HttpRequest.Builder posted(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private void deliver(Supplier<HttpRequest.Builder> requests) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        for (int attempt = 0; ; attempt++) {
            Result result = once(client, requests.get());
            if (result.taken()) {
                return;
            }
            if (!result.worthAnotherTry() || attempt == pauses.size()) {
                String tries = attempt == 0 ? "" : " (" + (attempt + 1) + " tries)";
                throw new IOException(result.said() + tries);
            }
            sleep(result.retryAfter().orElse(pauses.get(attempt)));
        }
    }

    private record Result(boolean taken, boolean worthAnotherTry, Optional<Duration> retryAfter, String said) {}

    private Result once(HttpClient client, HttpRequest.Builder asked) throws IOException {
        HttpRequest request =
                asked.timeout(patience).header("User-Agent", "belay").build();
        try {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            int status = response.statusCode();
            return new Result(
                    status >= 200 && status < 300,
                    status == TOO_MANY || status >= 500,
                    retryAfter(response),
                    "it answered with HTTP status " + status);
        } catch (java.net.http.HttpTimeoutException late) {
            return new Result(false, true, Optional.empty(), "no answer within " + patience.toSeconds() + " s");
        } catch (IOException failure) {
            return new Result(false, true, Optional.empty(), reason(failure));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<Void> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(value))));
    }

    private static String reason(IOException failure) {
        String said = failure.getMessage();
        Throwable cause = failure;
        while (said == null && cause.getCause() != null) {
            cause = cause.getCause();
            said = cause.getMessage();
        }
        String kind = cause.getClass().getSimpleName();
        boolean refused = failure instanceof java.net.ConnectException;
        String words = said == null || said.isBlank() ? kind : said;
        return refused && said == null ? "the connection was refused" : Harmless.text(words, 120);
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
