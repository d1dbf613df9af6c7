package dev.belay.doctor;

import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the API that is configured can be reached: name, port, proxy, TLS. One connection, and no request on it, so it
 * costs nothing and tells nobody who asks.
 */
final class NetworkCheck implements Check {
    private static final int SHOWN = 120;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Finding run(Surroundings surroundings) throws InterruptedException {
        Provider provider = Provider.of(surroundings);
        Optional<String> base = provider.base(surroundings);
        if (base.isEmpty()) {
            return Finding.fail(
                    provider.chosenBy() + " is set, but nothing says where the API is",
                    "Set ANTHROPIC_FOUNDRY_RESOURCE or " + provider.baseVariable() + ".");
        }
        Optional<URI> url = Provider.url(base.get());
        if (url.isEmpty()) {
            return Finding.fail(
                    provider.baseVariable() + " is not a URL that claude can use: " + shown(base.get()),
                    "Write it as https://host or http://host:port.");
        }
        Optional<String> proxyVariable = Proxy.variable(surroundings, url.get());
        Optional<URI> proxy = proxyVariable.flatMap(
                name -> Provider.url(surroundings.variable(name).orElseThrow()));
        if (proxyVariable.isPresent() && proxy.isEmpty()) {
            return Finding.fail(
                    proxyVariable.get() + " is not a proxy that claude can use: "
                            + shown(surroundings.variable(proxyVariable.get()).orElseThrow()),
                    "Write it as http://host:port; SOCKS proxies are not supported.");
        }
        return reach(surroundings, url.get(), proxyVariable, proxy);
    }

    private static Finding reach(
            Surroundings surroundings, URI url, Optional<String> proxyVariable, Optional<URI> proxy)
            throws InterruptedException {
        Findings findings = new Findings();
        certificates(surroundings, findings);
        long begin = System.nanoTime();
        try {
            new Reach(url, proxy.orElse(null), new Trust(surroundings)).tryIt();
        } catch (Reach.Unreachable unreachable) {
            return Finding.fail(
                    unreachable.getMessage()
                            + proxyVariable
                                    .map(name -> " (" + name + " is set)")
                                    .orElse(""),
                    unreachable.fix());
        }
        long milliseconds = (System.nanoTime() - begin) / 1_000_000;
        return findings.or(Finding.ok(url.getHost() + " answers"
                + proxyVariable.map(name -> " through the proxy in " + name).orElse("")
                + " (" + milliseconds + " ms)"));
    }

    private static void certificates(Surroundings surroundings, Findings findings) {
        Optional<String> extra = surroundings.variable("NODE_EXTRA_CA_CERTS");
        if (extra.isPresent() && !Files.isReadable(Path.of(extra.get().strip()))) {
            findings.warn("NODE_EXTRA_CA_CERTS names a file that cannot be read: " + extra.get(), "Correct the path.");
        }
        if (surroundings
                .variable("NODE_TLS_REJECT_UNAUTHORIZED")
                .map(String::strip)
                .orElse("")
                .equals("0")) {
            findings.warn(
                    "NODE_TLS_REJECT_UNAUTHORIZED is 0: anybody in between can read all traffic",
                    "Unset it, and point NODE_EXTRA_CA_CERTS at the missing certificate.");
        }
    }

    private static String shown(String value) {
        return Untrusted.line(Redaction.redact(value), SHOWN);
    }
}
