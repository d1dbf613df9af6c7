package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Requests;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.FilesPart;
import dev.belay.page.session.RequestsPart;
import dev.belay.page.session.ToolsPart;
import dev.belay.page.session.WorkParts;
import java.util.Optional;

/** What was done, asked for and spent. */
final class WorkWords {
    private final Chronicle chronicle;
    private final TimeAxis time;

    WorkWords(Chronicle chronicle, TimeAxis time) {
        this.chronicle = chronicle;
        this.time = time;
    }

    WorkParts parts() {
        return new WorkParts(requests(), new SpendingWords(chronicle, time).part(), tools(), files());
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

    private ToolsPart tools() {
        var work = chronicle.work();
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
        var work = chronicle.work();
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
