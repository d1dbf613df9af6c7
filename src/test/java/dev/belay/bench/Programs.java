package dev.belay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The programs that are started in place of claude: shell scripts, so that a plain machine can run them. */
final class Programs {
    private static final String TURN =
            "printf '{\"parentUuid\":\"a\",\"type\":\"assistant\",\"uuid\":\"b\",\"sessionId\":\"%s\","
                    + "\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Done.\"}]}}\\n' $id "
                    + ">>\"$project/$id.jsonl\"\n";
    /** What a client leaves to be found: session file and transcript, in mid-turn. */
    private static final String SESSION = "id=12345678-1234-4123-8123-123456789abc\n"
            + "project=$HOME/.claude/projects/$(pwd -P | sed 's/[^A-Za-z0-9]/-/g')\n"
            + "mkdir -p \"$project\" \"$HOME/.claude/sessions\"\n"
            + "printf '{\"pid\":%s,\"sessionId\":\"%s\",\"cwd\":\"%s\",\"version\":\"2.1.116\",\"kind\":\"interactive\"}\\n' $$ "
            + "$id \"$(pwd -P)\" >\"$HOME/.claude/sessions/$$.json\"\n"
            + "printf '{\"parentUuid\":null,\"type\":\"user\",\"uuid\":\"a\",\"sessionId\":\"%s\",\"message\":{\"role\":\"user\","
            + "\"content\":\"do it\"}}\\n' $id >\"$project/$id.jsonl\"\n";

    /** Between two turns, seconds: each is written, seen and read by itself. */
    private static final String PAUSE = "0.01";

    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    /** Says that it runs, and ends. */
    Path started() throws IOException {
        return write("started", "echo $$ >/dev/fd/$BENCH_PROBE\n");
    }

    /** Gives back what is typed. */
    Path echo() throws IOException {
        return write("echo", SESSION + "stty raw -echo\nprintf ready\nexec cat\n");
    }

    /** Writes so many bytes of value 1, as fast as it can, after a key. */
    Path flood(long bytes) throws IOException {
        String body = "stty raw -echo\nprintf ready\nhead -c 1 >/dev/null\n";
        return write("flood", body + "head -c " + bytes + " /dev/zero | tr '\\000' '\\001'\n");
    }

    /** Waits in mid-turn, for ever. */
    Path patient() throws IOException {
        return write(
                "patient", SESSION + "sleep 1\nprintf 'rea''dy'\necho $$ >/dev/fd/$BENCH_PROBE\nexec sleep 100000\n");
    }

    /** Never stops writing. */
    Path ticking() throws IOException {
        return write(
                "ticking",
                SESSION + "sleep 1\necho $$ >/dev/fd/$BENCH_PROBE\nwhile :; do\n    echo tick\n    sleep 0.01\ndone\n");
    }

    /** After a return, so many turns of a question, a tool call, its result and an answer. */
    Path busy(int turns) throws IOException {
        String record =
                "printf '{\"parentUuid\":\"%s\",\"type\":\"%s\",\"uuid\":\"%s\",\"sessionId\":\"%s\",\"message\":"
                        + "{\"role\":\"%s\",\"content\":[%s]}}\\n' \"$before\" $1 u$n $id $1 \"$2\" >>\"$project/$id.jsonl\"";
        return write(
                "busy",
                SESSION + "n=0 before=a\nsay() {\n    n=$((n + 1))\n    " + record + "\n    before=u$n\n}\n"
                        + "sleep 1\necho $$ >/dev/fd/$BENCH_PROBE\nread -r go\nturn=0\n"
                        + "while [ $turn -lt " + turns + " ]; do\n    turn=$((turn + 1))\n"
                        + "    say user '{\"type\":\"text\",\"text\":\"go on\"}'\n"
                        + "    say assistant '{\"type\":\"tool_use\",\"id\":\"t'$turn'\",\"name\":\"Bash\",\"input\":{\"command\":\"make\"}}'\n"
                        + "    say user '{\"type\":\"tool_result\",\"tool_use_id\":\"t'$turn'\",\"content\":\"done well\"}'\n"
                        + "    say assistant '{\"type\":\"text\",\"text\":\"It is done.\"}'\n"
                        + "    echo \"turn $turn\"\n    sleep " + PAUSE + "\ndone\n"
                        + "say user '{\"type\":\"text\",\"text\":\"the last question\"}'\nprintf 'do''ne'\nexec sleep 100000\n");
    }

    /** Ends properly after a key, with a word to the hooks' inbox, as a client does. */
    Path polite() throws IOException {
        String body = SESSION + TURN
                + "stty raw -echo\nsleep 1\nprintf ready\nhead -c 1 >/dev/null\nrm -f \"$HOME/.claude/sessions/$$.json\"\n"
                + "printf '{\"hook_event_name\":\"SessionEnd\",\"reason\":\"prompt_input_exit\",\"session_id\":\"%s\"}' $id "
                + ">\"${BELAY_INBOX:-/tmp}/$$.part\"\n"
                + "[ -z \"${BELAY_INBOX-}\" ] || mv \"$BELAY_INBOX/$$.part\" \"$BELAY_INBOX/$$.json\"\n"
                + "rm -f \"/tmp/$$.part\" \"$project/$id.jsonl\"\nstty sane\nexit 0\n";
        return write("polite", body);
    }

    /** A client of a version that is known before its start, so that it is given hooks. */
    private Path write(String name, String body) throws IOException {
        Files.writeString(
                folder.resolve("package.json"), "{\"name\":\"@anthropic-ai/claude-code\",\"version\":\"2.1.332\"}");
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}
