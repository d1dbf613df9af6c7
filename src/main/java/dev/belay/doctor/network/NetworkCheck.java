package dev.belay.doctor.network;

import dev.belay.claude.provider.ClientVariables.Variable;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.evidence.Provider;
import dev.belay.text.Untrusted;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the API that is configured can be reached: name, port, proxy, TLS. One connection, and no request on it, so it
 * costs nothing and tells nobody who asks.
 */
public final class NetworkCheck implements Check {
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
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        ProviderSetup setup = context.provider();
        if (setup.address().base().isEmpty()) {
            nowhere(setup, context, findings);
            return;
        }
        Optional<URI> url = setup.url();
        if (url.isEmpty()) {
            findings.fail(
                    setup.address().by().map(by -> told(by, context)).orElse("the address")
                            + " is not a URL that claude can use: "
                            + shown(setup.address().base().get()),
                    "Write it as https://host or http://host:port.");
            return;
        }
        Optional<Variable> proxyBy = setup.proxyBy();
        Optional<URI> proxy = setup.proxy();
        if (proxyBy.isPresent() && proxy.isEmpty()) {
            findings.fail(
                    told(proxyBy.get(), context) + " is not a proxy that claude can use: "
                            + shown(proxyBy.get().value()),
                    "Write it as http://host:port; SOCKS proxies are not supported.");
            return;
        }
        reach(context, proxy, findings);
    }

    private static void nowhere(ProviderSetup setup, CheckContext context, Findings findings) {
        String chosen = setup.chosenBy()
                .map(by -> told(by, context))
                .orElse(setup.provider().title());
        if (setup.provider() != Provider.FOUNDRY) {
            findings.fail(chosen + " is set, but no region, which this claude needs", "Set AWS_REGION.");
        } else if (setup.address().by().isPresent()) {
            findings.fail(
                    "ANTHROPIC_FOUNDRY_RESOURCE and ANTHROPIC_FOUNDRY_BASE_URL are both set, which claude refuses",
                    "Unset one of them.");
        } else {
            findings.fail(
                    chosen + " is set, but nothing says where the API is",
                    "Set ANTHROPIC_FOUNDRY_RESOURCE or ANTHROPIC_FOUNDRY_BASE_URL.");
        }
    }

    private static void reach(CheckContext context, Optional<URI> proxy, Findings findings)
            throws InterruptedException {
        ProviderSetup setup = context.provider();
        long begin = System.nanoTime();
        try {
            Reachability.of(setup.url().orElseThrow(), proxy.orElse(null), context)
                    .tryIt();
        } catch (Reachability.Unreachable unreachable) {
            String why = String.join("; ", reasons(setup, context));
            findings.fail(unreachable.getMessage() + (why.isEmpty() ? "" : " (" + why + ")"), unreachable.fix());
            return;
        }
        long milliseconds = (System.nanoTime() - begin) / 1_000_000;
        List<String> arguments = new ArrayList<>(List.of(milliseconds + " ms"));
        arguments.addAll(reasons(setup, context));
        certificates(context, findings);
        findings.ok(setup.host().orElseThrow() + " answers (" + String.join("; ", arguments) + ")");
    }

    /** Why this host and this way to it; nothing where nobody has set anything. */
    private static List<String> reasons(ProviderSetup setup, CheckContext context) {
        List<String> reasons = new ArrayList<>();
        Optional<Variable> provider = setup.chosenBy();
        Optional<Variable> host = setup.address().by().filter(by -> !provider.equals(Optional.of(by)));
        provider.ifPresent(by -> reasons.add(setup.provider().title() + ", set by " + told(by, context)));
        host.ifPresent(by -> reasons.add("host set by " + told(by, context)));
        setup.proxyBy().ifPresent(by -> reasons.add("proxy set by " + told(by, context)));
        return reasons;
    }

    private static String told(Variable variable, CheckContext context) {
        return variable.told().replace(" in " + context.paths().home() + "/", " in ~/");
    }

    private static void certificates(CheckContext context, Findings findings) {
        Optional<String> extra = context.variable("NODE_EXTRA_CA_CERTS");
        if (extra.isPresent() && !Files.isReadable(Path.of(extra.get().strip()))) {
            findings.warn("NODE_EXTRA_CA_CERTS names a file that cannot be read: " + extra.get(), "Correct the path.");
        }
        if (context.variable("NODE_TLS_REJECT_UNAUTHORIZED")
                .map(String::strip)
                .orElse("")
                .equals("0")) {
            findings.warn(
                    "NODE_TLS_REJECT_UNAUTHORIZED is 0: anybody in between can read all traffic",
                    "Unset it, and point NODE_EXTRA_CA_CERTS at the missing certificate.");
        }
    }

    private static String shown(String value) {
        return Untrusted.redacted(value, SHOWN);
    }
}
