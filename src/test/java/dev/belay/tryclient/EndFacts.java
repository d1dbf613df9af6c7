package dev.belay.tryclient;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.testing.ClientHome;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How it ends, and what it writes and leaves behind when it does. */
final class EndFacts {
    private static final String ENDS = "What an end means";

    private EndFacts() {}

    static List<ClientFact> all() {
        return List.of(
                new ClientFact("status after an answer", ENDS, "0", EndFacts::afterAnAnswer),
                new ClientFact("stop_reason of a whole answer", ENDS, "end_turn", EndFacts::stopReason),
                new ClientFact("status after a 400", ENDS, "1", EndFacts::afterAnError),
                new ClientFact("SIGINT in print mode", ENDS, "0", rig -> signalled(rig, "INT")),
                new ClientFact("SIGTERM in print mode", ENDS, "143", rig -> signalled(rig, "TERM")),
                new ClientFact("SIGHUP in print mode", ENDS, "129", rig -> signalled(rig, "HUP")),
                new ClientFact("hooks of a turn that failed", ENDS, "StopFailure", EndFacts::hooksOfAFailure),
                new ClientFact("a tool outlives SIGKILL", "Orphans", "yes", EndFacts::toolOutlivesKill),
                new ClientFact("the record of a failed request", ENDS, "<synthetic>, isApiErrorMessage, 400", rig -> {
                    afterAnError(rig);
                    String line = rig.home()
                            .transcript()
                            .lines()
                            .filter(record -> record.contains("\"isApiErrorMessage\":true"))
                            .findFirst()
                            .orElse("");
                    return (line.contains("\"model\":\"<synthetic>\"") ? "<synthetic>, " : "no model, ")
                            + (line.isEmpty() ? "no record" : "isApiErrorMessage, ")
                            + (line.contains("\"apiErrorStatus\":400") ? "400" : "no status");
                }),
                new ClientFact("cost-state in the transcript", ENDS, "yes", rig -> {
                    afterAnAnswer(rig);
                    return rig.home().transcript().contains("\"type\":\"cost-state\"") ? "yes" : "no";
                }));
    }

    private static String afterAnAnswer(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.say("Done.")));
        return "" + rig.print("-p", "do it").status();
    }

    private static String stopReason(ClientRig rig) throws Exception {
        afterAnAnswer(rig);
        return rig.home().transcript().contains("\"stop_reason\":\"end_turn\"") ? "end_turn" : "another";
    }

    private static String afterAnError(ClientRig rig) throws Exception {
        rig.on(Script.always(Reply.httpError(400, "invalid_request_error", "tools.3: not valid")));
        return "" + rig.print("-p", "do it").status();
    }

    private static String signalled(ClientRig rig, String signal) throws Exception {
        rig.on(Script.of(Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG)));
        Process process = rig.start("-p", "do it");
        rig.api().awaitRequest(1);
        new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
        return "" + process.waitFor();
    }

    private static String hooksOfAFailure(ClientRig rig) throws Exception {
        ClientHome home = rig.on(Script.always(Reply.httpError(400, "invalid_request_error", "tools.3: not valid")));
        Path fired = Files.createDirectory(home.home().resolve("fired"));
        String hook = "[{\"hooks\":[{\"type\":\"command\",\"command\":\"touch " + fired + "/%s\"}]}]";
        String settings = Stream.of("Stop", "StopFailure")
                .map(event -> "\"" + event + "\":" + hook.formatted(event))
                .collect(Collectors.joining(",", "{\"hooks\":{", "}}"));
        // In print mode it is sometimes missing: the process ends before its hook has begun.
        TerminalScreen screen = rig.terminal("do it", "--settings", settings);
        screen.await("a hook", ClientRig.LIMIT, () -> fired.toFile().list().length > 0);
        return names(fired);
    }

    private static String names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(", "));
        }
    }

    private static String toolOutlivesKill(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.bash("A while.", "echo $$ > pid; exec sleep 300")));
        Path file = rig.home().project().resolve("pid");
        TerminalScreen screen = rig.terminal("do it");
        screen.await("the tool", ClientRig.LIMIT, () -> file.toFile().length() > 1);
        ProcessHandle.of(screen.pid()).orElseThrow().destroyForcibly();
        screen.awaitEnd(ClientRig.LIMIT);
        var tool = ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
        boolean alive = tool.isPresent() && tool.get().isAlive();
        tool.ifPresent(ProcessHandle::destroyForcibly);
        return alive ? "yes" : "no";
    }
}
