package dev.belay.claude.provider;

import dev.belay.claude.provider.ClientVariables.Variable;
import dev.belay.evidence.Provider;
import dev.belay.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whose API the client talks to, and where, the way the client does it itself (measured with 2.1.116 and
 * 2.1.332: which host they ask a proxy for). Of several providers that are switched on the first one here counts.
 */
final class ProviderReader {
    static final String ANTHROPIC_HOST = "https://api.anthropic.com";
    private static final String FIRST_AWS_REGION = "us-east-1";
    private static final String FIRST_GOOGLE_REGION = "us-east5";
    private static final String GATEWAY = "CLAUDE_CODE_USE_GATEWAY";
    private static final String ANTHROPIC_BASE = "ANTHROPIC_BASE_URL";

    private final ClientVariables variables;
    private final AwsFiles aws;
    private final ClientAge age;
    private final Optional<String> model;

    /** Which variable switches a provider on, and which says where it is. */
    private enum Way {
        BEDROCK(Provider.BEDROCK, "CLAUDE_CODE_USE_BEDROCK", "ANTHROPIC_BEDROCK_BASE_URL"),
        FOUNDRY(Provider.FOUNDRY, "CLAUDE_CODE_USE_FOUNDRY", "ANTHROPIC_FOUNDRY_BASE_URL"),
        CLAUDE_PLATFORM(Provider.CLAUDE_PLATFORM_ON_AWS, "CLAUDE_CODE_USE_ANTHROPIC_AWS", "ANTHROPIC_AWS_BASE_URL"),
        GOOGLE_CLOUD(
                Provider.CLAUDE_ON_GOOGLE_CLOUD,
                "CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD",
                "ANTHROPIC_GOOGLE_CLOUD_BASE_URL"),
        MANTLE(Provider.MANTLE, "CLAUDE_CODE_USE_MANTLE", "ANTHROPIC_BEDROCK_MANTLE_BASE_URL"),
        VERTEX(Provider.VERTEX, "CLAUDE_CODE_USE_VERTEX", "ANTHROPIC_VERTEX_BASE_URL");

        private final Provider provider;
        private final String choice;
        private final String base;

        Way(Provider provider, String choice, String base) {
            this.provider = provider;
            this.choice = choice;
            this.base = base;
        }
    }

    /** A place, and what says so. */
    private record Place(Optional<String> base, Optional<Variable> by, Optional<String> region) {}

    /** @param model the model that was asked for, where somebody says so */
    ProviderReader(ClientVariables variables, Path home, ClientAge age, Optional<String> model) {
        this.variables = variables;
        this.aws = AwsFiles.of(variables, home);
        this.age = age;
        this.model = model;
    }

    ProviderSetup read() {
        if (age.knowsGoogleCloudAndGateways() && variables.on(GATEWAY)) {
            return anthropic(variables.variable(GATEWAY));
        }
        for (Way way : Way.values()) {
            boolean known = way != Way.GOOGLE_CLOUD || age.knowsGoogleCloudAndGateways();
            if (known && variables.on(way.choice)) {
                return cloud(way);
            }
        }
        return anthropic(Optional.empty());
    }

    private ProviderSetup anthropic(Optional<Variable> gateway) {
        Optional<Variable> base = variables.variable(ANTHROPIC_BASE);
        boolean own = base.flatMap(named -> BaseUrl.parse(named.value()))
                .map(url -> url.getHost().equalsIgnoreCase("api.anthropic.com"))
                .orElse(base.isEmpty());
        return new ProviderSetup(
                own && gateway.isEmpty() ? Provider.ANTHROPIC : Provider.GATEWAY,
                gateway.or(() -> own ? Optional.empty() : base),
                new ProviderSetup.Address(
                        Optional.of(base.map(Variable::value).orElse(ANTHROPIC_HOST)),
                        base,
                        base.isEmpty() && (unreadable() || gateway.isPresent())),
                Optional.empty(),
                Optional.empty(),
                variables);
    }

    private ProviderSetup cloud(Way way) {
        Optional<Variable> named = variables.variable(way.base);
        Place place = place(way);
        boolean atAws = way == Way.BEDROCK || way == Way.MANTLE || way == Way.CLAUDE_PLATFORM;
        boolean conflict = way == Way.FOUNDRY && named.isPresent() && place.by().isPresent();
        boolean unsure = atAws
                        && !age.isKnown()
                        && place.by().isPresent()
                        && isFromFile(place.by().get())
                || way == Way.VERTEX && mayHaveOwnRegion();
        return new ProviderSetup(
                way.provider,
                variables.variable(way.choice),
                new ProviderSetup.Address(
                        conflict ? Optional.empty() : named.map(Variable::value).or(place::base),
                        named.or(place::by),
                        named.isEmpty() && (unreadable() || unsure)),
                place.region(),
                atAws ? Optional.of(aws.profile()) : Optional.empty(),
                variables);
    }

    private boolean isFromFile(Variable region) {
        return region.name().equals("region");
    }

    /** A broken file may say what we cannot see. */
    private boolean unreadable() {
        for (JsonFile file : variables.settings().files()) {
            if (file.fault().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Place place(Way way) {
        return switch (way) {
            case BEDROCK -> inRegion("https://bedrock-runtime.", ".amazonaws.com");
            case MANTLE -> inRegion("https://bedrock-mantle.", ".api.aws");
            case CLAUDE_PLATFORM -> {
                Place place = inRegion("https://aws-external-anthropic.", ".api.aws");
                // Older ones refuse to start a request without a region.
                yield place.by().isPresent() || age.readsAwsFiles()
                        ? place
                        : new Place(Optional.empty(), Optional.empty(), Optional.empty());
            }
            case GOOGLE_CLOUD ->
                new Place(
                        Optional.of("https://claude.googleapis.com"),
                        Optional.empty(),
                        variables.value("ANTHROPIC_GOOGLE_CLOUD_LOCATION"));
            case VERTEX -> vertex();
            case FOUNDRY -> {
                Optional<Variable> resource = variables.variable("ANTHROPIC_FOUNDRY_RESOURCE");
                yield new Place(
                        resource.map(named -> "https://" + named.value().strip() + ".services.ai.azure.com"),
                        resource,
                        Optional.empty());
            }
        };
    }

    /** The same in every partition: the client puts {@code .amazonaws.com} behind regions of China as well. */
    private Place inRegion(String before, String after) {
        Optional<Variable> by = variables
                .variable("AWS_REGION")
                .filter(this::isUsable)
                .or(() -> variables.variable("AWS_DEFAULT_REGION").filter(this::isUsable))
                .or(() -> age.readsAwsFiles() ? aws.value("region").filter(this::isUsable) : Optional.empty());
        String region = by.map(found -> found.value().strip()).orElse(FIRST_AWS_REGION);
        return new Place(Optional.of(before + region + after), by, Optional.of(region));
    }

    /** Something that can stand in the name of a host; newer clients pass over anything else. */
    private boolean isUsable(Variable region) {
        return region.value().strip().matches("[A-Za-z0-9-]+");
    }

    private Place vertex() {
        Optional<Variable> by =
                ofModel().or(() -> variables.variable("CLOUD_ML_REGION")).filter(this::isUsable);
        String region = by.map(found -> found.value().strip()).orElse(FIRST_GOOGLE_REGION);
        String host =
                switch (region) {
                    case "global" -> "aiplatform.googleapis.com";
                    case "us", "eu" -> "aiplatform." + region + ".rep.googleapis.com";
                    default -> region + "-aiplatform.googleapis.com";
                };
        return new Place(Optional.of("https://" + host), by, Optional.of(region));
    }

    /**
     * The variable that names a region for the model that was asked for by its full name: {@code claude-sonnet-4-5@...}
     * is {@code VERTEX_REGION_CLAUDE_4_5_SONNET}, and {@code claude-haiku-4-5} {@code VERTEX_REGION_CLAUDE_HAIKU_4_5}.
     */
    private Optional<Variable> ofModel() {
        Optional<String> name = model.or(() -> variables.value("ANTHROPIC_MODEL"))
                .or(() -> variables.settings().value("model").map(Object::toString));
        return name.flatMap(asked -> variables.first(regionVariables(asked)));
    }

    /** Whether some model has a region of its own, and we cannot tell whether it is the one that is used. */
    private boolean mayHaveOwnRegion() {
        return ofModel().isEmpty() && variables.anyBegins("VERTEX_REGION_");
    }

    static List<String> regionVariables(String model) {
        List<String> family = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (String part : model.toUpperCase(Locale.ROOT).split("[@\\[]", 2)[0].split("-")) {
            if (part.matches("\\d{1,2}")) {
                numbers.add(part);
            } else if (part.matches("[A-Z]+") && !part.equals("CLAUDE")) {
                family.add(part);
            }
        }
        if (numbers.isEmpty() || family.isEmpty()) {
            return List.of();
        }
        String version = String.join("_", numbers);
        String word = family.get(0);
        return List.of(
                "VERTEX_REGION_CLAUDE_" + version + (numbers.size() == 1 && version.equals("4") ? "_0" : "") + "_"
                        + word,
                "VERTEX_REGION_CLAUDE_" + word + "_" + version);
    }
}
