package dev.belay.diagnose;

import dev.belay.evidence.Provider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something that a rule says to everybody, and what it says instead where the client talks to a particular provider.
 * A provider that is a variant of another one gets the words of that one, unless it has its own.
 *
 * @param general for everybody else, and where the provider is not known
 * @param special only what differs, in the order of the file
 */
public record ByProvider<T>(T general, Map<Provider, T> special) {

    public ByProvider {
        special = Collections.unmodifiableMap(special);
    }

    /** The same for everybody. */
    public static <T> ByProvider<T> everywhere(T general) {
        return new ByProvider<>(general, Map.of());
    }

    public T on(Provider provider) {
        T own = special.get(provider);
        return own != null ? own : special.getOrDefault(base(provider), general);
    }

    /** The same with each value changed. */
    ByProvider<T> with(UnaryOperator<T> change) {
        Map<Provider, T> changed = new LinkedHashMap<>();
        special.forEach((provider, value) -> changed.put(provider, change.apply(value)));
        return new ByProvider<>(change.apply(general), changed);
    }

    /** Whose words a provider shares: the same cloud means the same sign-in, roles and quotas. */
    private static Provider base(Provider provider) {
        return switch (provider) {
            case MANTLE, CLAUDE_PLATFORM_ON_AWS -> Provider.BEDROCK;
            case CLAUDE_ON_GOOGLE_CLOUD -> Provider.VERTEX;
            default -> provider;
        };
    }
}
