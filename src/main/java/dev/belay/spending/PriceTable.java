package dev.belay.spending;

import dev.belay.files.BelayDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the models cost: {@code config/prices.json}, and over it the user's own {@code prices.json} beside settings.json. A
 * model that is in neither is counted at the dearest price of each sort: a limit is then rather reached too early.
 */
public final class PriceTable {
    private static final String OURS = "/config/prices.json";
    /** What the API adds where an answer has to be made in the United States, in percent. */
    private static final long UNITED_STATES = 110;

    private final Map<String, Price> prices;
    private final Price dearest;
    private final long webSearch;

    private PriceTable(Map<String, Price> prices, long webSearch) {
        this.prices = prices;
        this.webSearch = webSearch;
        Price.Rates rates = new Price.Rates(0, 0, 0, 0, 0);
        for (Price price : prices.values()) {
            rates = rates.atLeast(price.rates());
        }
        this.dearest = new Price(rates, Optional.empty(), Optional.empty(), 0);
    }

    /**
     * Ours, and over them the user's.
     *
     * @param complain is told why the user's own cannot be followed
     */
    public static PriceTable read(Map<String, String> environment, java.util.function.Consumer<String> complain) {
        PriceFile ours = packed();
        Optional<Path> own = BelayDirectories.configuration(environment).map(folder -> folder.resolve("prices.json"));
        if (own.isEmpty() || !Files.exists(own.get())) {
            return new PriceTable(ours.models(), ours.webSearch().orElse(0L));
        }
        try (InputStream in = Files.newInputStream(own.get())) {
            PriceFile users = PriceFile.read(in);
            Map<String, Price> prices = new HashMap<>(ours.models());
            prices.putAll(users.models());
            return new PriceTable(
                    prices, users.webSearch().orElse(ours.webSearch().orElse(0L)));
        } catch (IOException broken) {
            complain.accept(own.get() + " is left out: " + broken.getMessage());
            return new PriceTable(ours.models(), ours.webSearch().orElse(0L));
        }
    }

    /** Ours alone. */
    static PriceTable ours() {
        return new PriceTable(packed().models(), packed().webSearch().orElse(0L));
    }

    private static PriceFile packed() {
        try (InputStream in = PriceTable.class.getResourceAsStream(OURS)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + OURS + " in the jar");
            }
            return PriceFile.read(in);
        } catch (IOException broken) {
            throw new IllegalStateException("Belay's own prices are broken: " + broken.getMessage(), broken);
        }
    }

    /** Whether this model has a price of its own. */
    boolean knows(String model) {
        return named(model).isPresent();
    }

    /** How many tokens this model reads at once, where its user has not chosen more; nothing where that is not known. */
    public OptionalLong context(String model) {
        long context = named(model).map(Price::context).orElse(0L);
        return context > 0 ? OptionalLong.of(context) : OptionalLong.empty();
    }

    /** What an answer has cost, in nanodollars. */
    long cost(Usage usage) {
        long tokens = named(usage.model()).orElse(dearest).of(usage.tokens(), usage.fast());
        long placed = usage.unitedStates() ? tokens / 100 * UNITED_STATES : tokens;
        return placed + usage.tokens().webSearches() * webSearch;
    }

    /** The longest name in the model's id: providers put their own words before and behind it. */
    private Optional<Price> named(String model) {
        String best = "";
        for (String name : prices.keySet()) {
            if (name.length() > best.length() && names(name, model)) {
                best = name;
            }
        }
        return Optional.ofNullable(prices.get(best));
    }

    /** A date may follow; another number is another version. */
    private static boolean names(String name, String model) {
        int at = model.indexOf(name);
        if (at < 0) {
            return false;
        }
        int end = at + name.length();
        if (end < model.length() && Character.isDigit(model.charAt(end))) {
            return false;
        }
        int digits = end + 1;
        while (digits < model.length() && Character.isDigit(model.charAt(digits))) {
            digits++;
        }
        boolean version = end < model.length() && "-.".indexOf(model.charAt(end)) >= 0;
        int length = digits - end - 1;
        return !version || length == 0 || length > 2;
    }
}
