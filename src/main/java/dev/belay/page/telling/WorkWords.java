package dev.belay.page.telling;

import dev.belay.chronicle.Bill;
import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Requests;
import dev.belay.chronicle.Work;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.CostPart;
import dev.belay.page.session.FilesPart;
import dev.belay.page.session.RequestsPart;
import dev.belay.page.session.SessionParts;
import dev.belay.page.session.ToolsPart;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was done, asked for and spent. */
final class WorkWords {
    private static final double NANO = 1e9;

    private final Chronicle chronicle;
    private final TimeAxis time;

    WorkWords(Chronicle chronicle, TimeAxis time) {
        this.chronicle = chronicle;
        this.time = time;
    }

    SessionParts.Work part() {
        return new SessionParts.Work(requests(), cost(), tools(), files());
    }

    private RequestsPart requests() {
        Requests requests = chronicle.requests();
        return new RequestsPart(
                requests.answered(),
                requests.retries(),
                requests.errors().stream()
                        .map(error ->
                                new RequestsPart.Errors(error.status(), error.words(), error.count(), times(error)))
                        .toList());
    }

    private String times(Requests.Errors error) {
        Optional<String> first = error.first().map(time::time);
        Optional<String> last = error.last().map(time::time);
        return first.equals(last)
                ? first.orElse("")
                : first.orElse("") + last.map(until -> " to " + until).orElse("");
    }

    private CostPart cost() {
        Bill bill = chronicle.bill();
        boolean unknown = bill.models().stream().anyMatch(model -> !model.priced());
        return new CostPart(
                time,
                bill.models().stream()
                        .map(model -> new CostPart.Model(
                                model.name(),
                                model.answers(),
                                model.input(),
                                model.cacheRead(),
                                model.output(),
                                model.priced() ? OptionalDouble.of(model.cost() / NANO) : OptionalDouble.empty()))
                        .toList(),
                bill.hours().stream()
                        .map(hour -> new CostPart.Hour(hour.begins(), hour.cost() / NANO, hour.tokens()))
                        .toList(),
                unknown ? "No price is known of some models: what they cost is left out." : "");
    }

    private ToolsPart tools() {
        Work work = chronicle.work();
        return new ToolsPart(
                work.tools().stream()
                        .map(tool -> new ToolsPart.Kind(tool.name(), tool.calls(), tool.failed(), tool.took()))
                        .toList(),
                work.longest().stream()
                        .map(call -> new ToolsPart.Call(
                                call.name(),
                                call.about(),
                                time.time(call.from()),
                                call.length(),
                                call.failed() ? "error" : "ok"))
                        .toList());
    }

    private FilesPart files() {
        Work work = chronicle.work();
        String folder =
                chronicle.subject().project().map(project -> project + "/").orElse("/");
        return new FilesPart(
                work.files().stream()
                        .map(file -> new FilesPart.Changed(
                                file.path().startsWith(folder) && folder.length() > 1
                                        ? file.path().substring(folder.length())
                                        : file.path(),
                                file.writes()))
                        .toList(),
                work.files().size() + (long) work.moreFiles());
    }
}
