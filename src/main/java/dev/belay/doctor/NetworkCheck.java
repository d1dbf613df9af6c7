package dev.belay.doctor;

import dev.belay.evidence.Provider;
import dev.belay.provider.ClientVariables.Variable;
import dev.belay.provider.ProviderSetup;
import dev.belay.provider.Proxy;
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
        ProviderSetup setup = surroundings.provider();
        if (setup.base().isEmpty()) {
            return Finding.fail(
                    setup.chosenBy().map(Variable::told).orElse(setup.provider().title())
                            + " is set, but nothing says where the API is",
                    lacking(setup.provider()));
        }
        Optional<URI> url = setup.url();
        if (url.isEmpty()) {
            return Finding.fail(
                    setup.baseBy().map(Variable::told).orElse("the address") + " is not a URL that claude can use: "
                            + shown(setup.base().get()),
                    "Write it as https://host or http://host:port.");
        }
        Optional<Variable> proxyBy = setup.proxyBy();
        Optional<URI> proxy = proxyBy.flatMap(Proxy::url);
        if (proxyBy.isPresent() && proxy.isEmpty()) {
            return Finding.fail(
                    proxyBy.get().told() + " is not a proxy that claude can use: "
                            + shown(proxyBy.get().value()),
                    "Write it as http://host:port; SOCKS proxies are not supported.");
        }
        return reach(surroundings, setup, proxy);
    }

    private static String lacking(Provider provider) {
        return provider == Provider.FOUNDRY
                ? "Set ANTHROPIC_FOUNDRY_RESOURCE or ANTHROPIC_FOUNDRY_BASE_URL, and not both."
                : "Set AWS_REGION.";
    }

    private static Finding reach(Surroundings surroundings, ProviderSetup setup, Optional<URI> proxy)
            throws InterruptedException {
        Findings findings = new Findings();
        certificates(surroundings, findings);
        String through = setup.proxyBy().map(Variable::name).orElse("");
        long begin = System.nanoTime();
        try {
            new Reach(setup.url().orElseThrow(), proxy.orElse(null), new Trust(surroundings)).tryIt();
        } catch (Reach.Unreachable unreachable) {
            return Finding.fail(
                    unreachable.getMessage() + whose(setup) + (through.isEmpty() ? "" : " (" + through + " is set)"),
                    unreachable.fix());
        }
        long milliseconds = (System.nanoTime() - begin) / 1_000_000;
        return findings.or(Finding.ok(setup.host().orElseThrow() + " answers"
                + (through.isEmpty() ? "" : " through the proxy in " + through) + " (" + milliseconds + " ms)"
                + whose(setup)));
    }

    /** Why this host; nothing where nobody chose it. */
    private static String whose(ProviderSetup setup) {
        String where = setup.baseBy().map(by -> by.told()).orElse("");
        return setup.chosenBy()
                .map(by -> "; " + setup.provider().title() + ", chosen by " + by.told()
                        + (where.isEmpty() || where.equals(by.told()) ? "" : ", at " + where))
                .orElse(where.isEmpty() ? "" : "; chosen by " + where);
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
