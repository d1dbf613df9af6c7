package dev.belay.chronicle.reading;

import dev.belay.spending.PriceTable;
import dev.belay.spending.SessionCost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What sessions have spent by the table of prices, and what that says of their models. */
final class Spendings {
    private final Map<String, String> environment;
    private final PriceTable prices;

    Spendings(Map<String, String> environment) {
        this.environment = environment;
        this.prices = PriceTable.read(environment, complaint -> {});
    }

    /**
     * Of a session and its copies. It is reckoned beside whatever else is done: of two gigabytes each reading takes seconds.
     *
     * @return waits for it
     */
    Supplier<BillSum> begin(List<Path> transcripts) {
        return CompletableFuture.supplyAsync(() -> of(transcripts))::join;
    }

    private BillSum of(List<Path> transcripts) {
        BillSum sum = new BillSum();
        transcripts.forEach(file -> SessionCost.answers(file, environment).forEach(sum::add));
        return sum;
    }

    /** The context window of this model, where it is known. */
    OptionalLong window(String model) {
        return model.isEmpty() ? OptionalLong.empty() : prices.context(model);
    }
}
