package dev.belay.transcript.repair;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session that a real client has made in print mode, and what of it reaches the API when it is resumed. */
final class RealSession {
    /** Each prompt, text, result and answer of the session is one word, and stands nowhere else. */
    static final Pattern PIECE = Pattern.compile("(?:PROMPT|TEXT|RESULT|FINAL)-\\d\\d");

    private static final long LIMIT = 90;

    private final RealClient client;
    private final Path folder;

    RealSession(RealClient client, Path folder) {
        this.client = client;
        this.folder = folder;
    }

    /** What came of a resume. */
    record Resumed(TreeSet<String> pieces, String trouble) {
        /** For the table: a number, or what was wrong. */
        String cell() {
            return trouble.isEmpty() ? Integer.toString(pieces.size()) : trouble;
        }

        int count() {
            return trouble.isEmpty() ? pieces.size() : 0;
        }
    }

    /** Makes it; with a compaction at its end. The last transcript has all of it. */
    Path make(boolean compacted) throws Exception {
        List<Reply> replies = new ArrayList<>();
        for (int turn = 1; turn <= 4; turn++) {
            replies.add(step("TEXT-" + turn + "1", turn * 10 + 1));
            replies.add(
                    turn == 2
                            ? new Answer(List.of(call(23), call(24)), "tool_use", 0, null)
                            : step("TEXT-" + turn + "2", turn * 10 + 2));
            replies.add(Reply.say("FINAL-" + turn + "0"));
        }
        try (ScriptedApi api = new ScriptedApi(Script.of(replies.toArray(Reply[]::new)))) {
            ClientHome home = new ClientHome(folder, api.url());
            String id = null;
            for (int turn = 1; turn <= 4; turn++) {
                run(home, id, "PROMPT-" + turn + "0");
                id = last(home);
            }
            if (compacted) {
                run(home, id, "/compact");
            }
            return home.transcripts().get(home.transcripts().size() - 1);
        }
    }

    private static Answer step(String text, int number) {
        return new Answer(List.of(new Answer.Text(text), call(number)), "tool_use", 0, null);
    }

    private static Answer.Call call(int number) {
        return new Answer.Call(
                "Bash", "{\"command\":\"echo RESULT-$((" + number + " + 0))\",\"description\":\"counts\"}");
    }

    /** Resumes a session that lies in the home of this one. */
    Resumed resume(String id) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("RESUMED")))) {
            ClientHome home = new ClientHome(folder, api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1");
            String said = run(home, id, "go on");
            TreeSet<String> pieces = new TreeSet<>();
            boolean refused = false;
            for (Request request : api.log().of(Request.Kind.MAIN)) {
                refused |= request.refusal().isPresent();
                if (request.refusal().isEmpty()) {
                    pieces.clear();
                    Matcher piece =
                            PIECE.matcher(request.body().path("messages").toString());
                    while (piece.find()) {
                        pieces.add(piece.group());
                    }
                }
            }
            return new Resumed(pieces, trouble(said, refused));
        }
    }

    private static String trouble(String said, boolean refused) {
        if (said.contains("RESUMED")) {
            return "";
        }
        if (refused) {
            return "400";
        }
        if (said.contains("No conversation found")) {
            return "not found";
        }
        return said.equals("hangs") ? said : "refuses";
    }

    private String run(ClientHome home, String id, String prompt) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.executable().toString(), "-p"));
        if (id != null) {
            command.addAll(List.of("--resume", id));
        }
        command.add(prompt);
        Path out = Files.createTempFile(folder, "said", ".txt");
        Process process = home.process(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return "hangs";
        }
        return Files.readString(out);
    }

    private static String last(ClientHome home) throws IOException {
        List<String> sessions = home.sessions();
        return sessions.get(sessions.size() - 1);
    }
}
