package dev.belay.chronicle.fold;

import dev.belay.chronicle.Span;
import dev.belay.chronicle.Work;
import dev.belay.journal.JournalEntry;
import dev.belay.transcript.TranscriptRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of tools: how long each took, and which files they wrote to. */
final class ToolFold implements Fold {
    private static final int MOST = 3000;
    private static final int OPEN = 1000;
    private static final int NAMES = 200;
    private static final int FILES = 10_000;
    private static final int FILES_TOLD = 500;
    private static final int LONGEST = 20;

    private final LongestSpans spans = new LongestSpans(MOST);
    private final Map<String, Call> open = new LinkedHashMap<>();
    private final Map<String, Work.Tool> tools = new LinkedHashMap<>();
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final List<Instant> falls;
    private long answers;
    private String lastMessage;

    /** @param falls oldest first: a call that was under way at one of them ended there */
    ToolFold(List<JournalEntry> falls) {
        this.falls = falls.stream().map(JournalEntry::at).toList();
    }

    private record Call(TranscriptRecord.ToolUse use, Instant at) {}

    @Override
    public void add(TranscriptRecord record, Instant at) {
        if ("assistant".equals(record.type) && !record.apiErrorMessage && !"<synthetic>".equals(record.model)) {
            count(record);
            record.toolUses.forEach(use -> {
                if (open.size() < OPEN) {
                    open.put(use.id(), new Call(use, at));
                }
            });
        }
        record.toolResults.forEach(result -> {
            Call call = open.remove(result.id());
            if (call != null) {
                close(call, at, result.error() || result.placeholder());
            }
        });
    }

    /** An answer is written in several records, one for each part. */
    private void count(TranscriptRecord record) {
        if (record.messageId == null || !record.messageId.equals(lastMessage)) {
            answers++;
            lastMessage = record.messageId;
        }
    }

    private void close(Call call, Instant at, boolean failed) {
        String name = call.use.name();
        Duration took = Duration.ZERO;
        if (call.at != null && at != null && !at.isBefore(call.at)) {
            // What the client writes of it after a resume, it writes hours later.
            Instant until = failed ? endBefore(at, call.at) : at;
            took = Duration.between(call.at, until);
            spans.add(new Span(Span.Kind.TOOL, name, call.use.summary(), call.at, until, failed));
        }
        tool(name, failed, took);
        if (!failed && call.use.writes() && (files.size() < FILES || files.containsKey(call.use.file()))) {
            files.merge(call.use.file(), 1, Integer::sum);
        }
    }

    private Instant endBefore(Instant at, Instant from) {
        return falls.stream()
                .filter(fall -> fall.isAfter(from) && fall.isBefore(at))
                .findFirst()
                .orElse(at);
    }

    private void tool(String name, boolean failed, Duration took) {
        String known = tools.size() < NAMES || tools.containsKey(name) ? name : "others";
        tools.merge(
                known,
                new Work.Tool(known, 1, failed ? 1 : 0, took),
                (all, one) -> new Work.Tool(
                        known,
                        all.calls() + one.calls(),
                        all.failed() + one.failed(),
                        all.took().plus(one.took())));
    }

    /** What has no result by now has none. */
    @Override
    public void tell(Draft draft) {
        List<Call> unanswered = List.copyOf(open.values());
        unanswered.forEach(call -> close(call, draft.ended.orElse(null), true));
        draft.spans(spans, "calls of tools");
        draft.work = work();
    }

    private Work work() {
        List<Work.Tool> byTime = new ArrayList<>(tools.values());
        byTime.sort(Comparator.comparing(Work.Tool::took).reversed());
        List<Work.ChangedFile> changed = new ArrayList<>();
        files.forEach((path, writes) -> changed.add(new Work.ChangedFile(path, writes)));
        changed.sort(Comparator.comparingInt(Work.ChangedFile::writes).reversed());
        int told = Math.min(FILES_TOLD, changed.size());
        return new Work(answers, byTime, spans.longest(LONGEST), changed.subList(0, told), changed.size() - told);
    }
}
