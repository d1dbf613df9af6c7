package dev.belay.tryclient;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.testing.ClientHome;
import dev.belay.testing.TerminalScreen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The terminal: modes, questions, dialogs, typing. */
final class ScreenFacts {
    private static final String TYPING = "Typing";
    private static final String MODES = "Terminal modes";
    private static final String MODE_SET = "\u001b[?";

    private ScreenFacts() {}

    static List<ClientFact> all() {
        return List.of(
                new ClientFact("a line and then a return", TYPING, "sent", ScreenFacts::typed),
                new ClientFact("a line during a turn", TYPING, "queued and sent", ScreenFacts::queued),
                new ClientFact("/exit", TYPING, "0", ScreenFacts::exits),
                new ClientFact("says that it is busy", "Busy or idle", "esc to interrupt", ScreenFacts::busy),
                new ClientFact(
                        "modes that it sets", MODES, "?25l ?1004h ?1049h ?2004h ?2031h", rig -> written(rig, MODE_SET)),
                new ClientFact(
                        "asks for OSC 7501",
                        "Busy or idle",
                        "yes",
                        rig -> written(rig, "\u001b]7501;?").isEmpty() ? "no" : "yes"),
                new ClientFact("the trust dialog", "Dialogs", "cursor on No", ScreenFacts::trust),
                new ClientFact("two --settings", "Command line", "the last wins", ScreenFacts::twoSettings));
    }

    private static String typed(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.say("An answer.")));
        TerminalScreen screen = rig.terminal();
        screen.awaitScreen(ClientRig.PROMPT, ClientRig.LIMIT);
        screen.submit("do it");
        screen.awaitScreen("An answer", ClientRig.LIMIT);
        return "sent";
    }

    private static String queued(ClientRig rig) throws Exception {
        rig.on(Script.of(
                Reply.bash("A moment.", "until [ -e go ]; do sleep 0.1; done"),
                Reply.say("First."),
                Reply.say("Second.")));
        TerminalScreen screen = rig.terminal("do it");
        screen.awaitScreen("A moment", ClientRig.LIMIT);
        screen.submit("one thing more");
        Files.createFile(rig.home().project().resolve("go"));
        screen.await("the queued line in a request", ClientRig.LIMIT, () -> rig.api().log().all().stream()
                .anyMatch(request -> request.raw().contains("one thing more")));
        return "queued and sent";
    }

    private static String exits(ClientRig rig) throws Exception {
        typed(rig);
        rig.on(Script.of(Reply.say("An answer.")));
        TerminalScreen screen = rig.terminal("do it");
        screen.awaitScreen("An answer", ClientRig.LIMIT);
        screen.submit("/exit");
        return "" + screen.awaitEnd(ClientRig.LIMIT);
    }

    private static String busy(ClientRig rig) throws Exception {
        rig.on(Script.of(Reply.say("Half").cutMidBlock(Interruption.Way.HANG)));
        TerminalScreen screen = rig.terminal("do it");
        rig.api().awaitRequest(1);
        screen.awaitScreen("esc to interrupt", ClientRig.LIMIT);
        return "esc to interrupt";
    }

    /** The sequences of this beginning that it writes until its prompt is there, by script(1). */
    private static String written(ClientRig rig, String beginning) throws Exception {
        ClientHome home = rig.on(Script.of(Reply.say("An answer.")));
        Path bytes = home.home().resolve("bytes");
        TerminalScreen screen = new TerminalScreen(
                home.project(),
                home.environment(),
                List.of("script", "-q", "-f", "-c", rig.executable().toString(), bytes.toString()));
        try (screen) {
            screen.awaitScreen(ClientRig.PROMPT, ClientRig.LIMIT);
        }
        String all = Files.readString(bytes, StandardCharsets.ISO_8859_1);
        if (!beginning.equals(MODE_SET)) {
            return all.contains(beginning) ? beginning : "";
        }
        return Stream.of("?25l", "?1004h", "?1049h", "?2004h", "?2031h")
                .filter(mode -> all.contains("\u001b[" + mode))
                .collect(Collectors.joining(" "));
    }

    private static String trust(ClientRig rig) throws Exception {
        ClientHome home = rig.on(Script.of(Reply.say("An answer.")));
        Path state = home.home().resolve(".claude.json");
        Files.writeString(
                state, Files.readString(state).replaceAll("\"hasTrustDialogAccepted\" : true", "\"x\" : true"));
        TerminalScreen screen = rig.terminal();
        screen.awaitScreen("trust", ClientRig.LIMIT);
        screen.awaitScreen("❯", ClientRig.LIMIT);
        String chosen = screen.screen()
                .lines()
                .filter(line -> line.contains("❯"))
                .findFirst()
                .orElse("");
        return chosen.contains("Yes") ? "cursor on Yes" : chosen.contains("No") ? "cursor on No" : chosen.strip();
    }

    private static String twoSettings(ClientRig rig) throws Exception {
        ClientHome home = rig.on(Script.of(Reply.say("An answer.")));
        Path fired = Files.createDirectory(home.home().resolve("fired"));
        String hook =
                "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"touch " + fired + "/%s\"}]}]}}";
        rig.print("-p", "do it", "--settings", hook.formatted("first"), "--settings", hook.formatted("last"));
        try (Stream<Path> files = Files.list(fired)) {
            return files.map(file -> "the " + file.getFileName() + " wins").collect(Collectors.joining(", "));
        }
    }
}
