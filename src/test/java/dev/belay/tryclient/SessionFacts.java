package dev.belay.tryclient;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ids, files and resumes. */
final class SessionFacts {
    private static final String RESUMING = "Resuming";
    private static final String COMPACTION = "Compaction";

    private SessionFacts() {}

    static List<ClientFact> all() {
        return List.of(
                new ClientFact("a resume keeps the id", RESUMING, "yes", SessionFacts::keepsTheId),
                new ClientFact("an id that exists", RESUMING, "refused, already in use", SessionFacts::idInUse),
                new ClientFact("an id that does not exist", RESUMING, "1", SessionFacts::unknownId),
                new ClientFact("--resume ID PROMPT on a terminal", RESUMING, "submitted", SessionFacts::submits),
                new ClientFact("--resume from another folder", RESUMING, "found", SessionFacts::elsewhere),
                new ClientFact(
                        "a tool call without its result", RESUMING, "told as interrupted", SessionFacts::dangling),
                new ClientFact("-p --resume ID /compact", COMPACTION, "compacts", SessionFacts::compactsInPrintMode),
                new ClientFact("--resume ID /compact on a terminal", COMPACTION, "compacts", SessionFacts::compacts),
                new ClientFact("/compact keeps the id", COMPACTION, "yes", rig -> {
                    compacts(rig);
                    return rig.home().sessions().size() == 1 ? "yes" : "no";
                }),
                new ClientFact("/clear gives a new id", RESUMING, "yes", SessionFacts::clears),
                new ClientFact(
                        "the session file", "Busy or idle", "pid, sessionId, cwd, status", SessionFacts::sessionFile));
    }

    private static String answered(ClientRig rig, Reply... then) throws Exception {
        Reply[] replies = Stream.concat(Stream.of(Reply.say("The first answer.")), Stream.of(then))
                .toArray(Reply[]::new);
        rig.on(Script.of(replies));
        rig.print("-p", "the first prompt");
        return rig.session();
    }

    private static String keepsTheId(ClientRig rig) throws Exception {
        String id = answered(rig, Reply.say("The second."));
        rig.print("-p", "--resume", id, "go on");
        return rig.home().sessions().equals(List.of(id)) ? "yes" : "no";
    }

    private static String idInUse(ClientRig rig) throws Exception {
        var ended = rigPrint(rig, "--session-id", answered(rig));
        return (ended.status() == 0 ? "taken, " : "refused, ")
                + (ended.text().contains("already in use")
                        ? "already in use"
                        : ended.text().strip());
    }

    private static ClientRig.Ended rigPrint(ClientRig rig, String flag, String id) throws Exception {
        return rig.print("-p", flag, id, "go on");
    }

    private static String unknownId(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.say("Done.")));
        return "" + rigPrint(rig, "--resume", UUID.randomUUID().toString()).status();
    }

    private static String submits(ClientRig rig) throws Exception {
        String id = answered(rig, Reply.say("Second answer."));
        rig.terminal("--resume", id, "go on").awaitScreen("Second answer", ClientRig.LIMIT);
        return rig.api().awaitRequest(2).prompts().containsAll(List.of("the first prompt", "go on"))
                ? "submitted"
                : "without its past";
    }

    private static String elsewhere(ClientRig rig) throws Exception {
        String id = answered(rig, Reply.say("Second answer."));
        Path other = Files.createDirectory(rig.home().home().resolve("other"));
        ProcessBuilder builder = new ProcessBuilder(List.of(rig.executable().toString(), "-p", "--resume", id, "go on"))
                .redirectErrorStream(true)
                .redirectOutput(other.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().putAll(rig.home().environment());
        return builder.directory(other.toFile()).start().waitFor() == 0 ? "found" : "not found";
    }

    private static String dangling(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.bash("A while.", "echo > started; sleep 300"), Reply.say("Done.")));
        TerminalScreen screen = rig.terminal("do it");
        Path started = rig.home().project().resolve("started");
        screen.await("the tool", ClientRig.LIMIT, () -> Files.exists(started));
        screen.await(
                "the call in the transcript", ClientRig.LIMIT, () -> rig.home().records("\"tool_use\"") > 0);
        List<ProcessHandle> tools =
                ProcessHandle.of(screen.pid()).orElseThrow().descendants().toList();
        ProcessHandle.of(screen.pid()).orElseThrow().destroyForcibly();
        screen.awaitEnd(ClientRig.LIMIT);
        tools.forEach(ProcessHandle::destroyForcibly);
        rig.print("-p", "--resume", rig.session(), "go on");
        String raw = rig.api().awaitRequest(2).raw();
        return raw.contains("nterrupted") ? "told as interrupted" : "dropped";
    }

    private static String compactsInPrintMode(ClientRig rig) throws Exception {
        String id = answered(rig);
        rig.print("-p", "--resume", id, "/compact");
        return compactions(rig) > 0 ? "compacts" : "nothing";
    }

    private static String compacts(ClientRig rig) throws Exception {
        String id = answered(rig);
        TerminalScreen screen = rig.terminal("--resume", id, "/compact");
        screen.await("the compaction", ClientRig.LIMIT, () -> rig.home().records("\"compact_boundary\"") > 0);
        return "compacts";
    }

    private static long compactions(ClientRig rig) {
        return rig.api().log().of(Request.Kind.COMPACTION).size();
    }

    private static String clears(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.say("First answer."), Reply.say("Second answer.")));
        TerminalScreen screen = rig.terminal("do it");
        screen.awaitScreen("First answer", ClientRig.LIMIT);
        screen.submit("/clear");
        screen.await("a clear screen", ClientRig.LIMIT, () -> !screen.screen().contains("First answer"));
        screen.submit("again");
        screen.awaitScreen("Second answer", ClientRig.LIMIT);
        return rig.home().sessions().size() == 2 ? "yes" : "no";
    }

    private static String sessionFile(ClientRig rig) throws Exception {
        ClientHome home = rig.on(Script.of(Reply.say("Half").cutMidBlock(Interruption.Way.HANG)));
        TerminalScreen screen = rig.terminal("do it");
        Path file = home.configuration().resolve("sessions/" + screen.pid() + ".json");
        rig.api().awaitRequest(1);
        screen.await("its session file", ClientRig.LIMIT, () -> Files.exists(file));
        String text = Files.readString(file);
        StringBuilder found = new StringBuilder();
        for (String key : List.of("pid", "sessionId", "cwd", "status")) {
            Matcher matcher = Pattern.compile("\"" + key + "\":").matcher(text);
            found.append(matcher.find() ? (found.length() == 0 ? "" : ", ") + key : "");
        }
        return found.toString();
    }
}
