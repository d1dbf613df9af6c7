package dev.belay.diagnose.speech;

import java.util.regex.Pattern;

/** Whose a line is by the program that it names: the client's or its runtime's, or that of some other program. */
enum Programs {
    CLIENT,
    OTHER,
    /** The runtime of old clients, and of many other programs. */
    NODE,
    NOBODY;

    private static final String OURS = "(?:claude|anthropic|node|bun)";

    private static final Pattern CLIENTS = Pattern.compile(
            "claude|anthropic|\\bbun\\b|\\$bunfs|~BUN|bun\\.report|\\bcli\\.js\\b|API Error|\\breq_0|Upstream provider",
            Pattern.CASE_INSENSITIVE);

    /** Commands, services and files of a shell, and what compilers and tools of a build say. */
    private static final String COMMANDS =
            "^[$+%] \\S|^[\\w.-]+@[\\w.-]+:.{0,80}[$#] \\S|https?://(?:localhost|127\\.)|node_modules[/\\\\](?!@anthropic)|^npm (?:error|warn|ERR!) (?:cleanup|\\d{3}\\b)"
                    + "|\\.(?:go|rs|java|py|c|cc|cpp|rb|php|tsx?|jsx):\\d+|\\b(?:make|gcc|g\\+\\+|cargo|java|python3?|docker|npm)(?:\\[\\d+\\])?: "
                    + "|\\bgoroutine \\d+|\\bon \\S+\\.tf line|^tmux: |##\\[\\w+\\]"
                    + "|^\\.{0,2}/?(?!\\S*" + OURS + ")[\\w./-]+: (?:error while loading|symbol lookup)";

    /** A service under systemd, supervisord, Docker Compose or Kubernetes; and what the kernel says of a process. */
    private static final String SERVICES = "(?<![\\w.-])(?!" + OURS + ")[\\w.@-]+\\.service\\b|\\bexited: (?!" + OURS
            + ")[\\w:-]+ \\(|^[\\w.-]+-\\d+ +\\||Killed process \\d+ \\((?!" + OURS + "|MainThread|code\\))"
            + "|\\b[Pp]ods?[/ ](?!\\S*" + OURS + ")[a-z0-9][\\w.-]+-|(?<![\\w.-])(?!\\S*" + OURS
            + ")[a-z][a-z0-9-]*-[a-z0-9]{8,10}-[a-z0-9]{5}\\b|\\bImage: +(?!\\S*" + OURS + ")\\S"
            + "|Back-off restarting failed container (?!" + OURS + ")|\\bTask \"(?!" + OURS + ")";

    /** Servers that have logs of their own, and the forms of those logs. */
    private static final String SERVERS =
            "\\b(?:postgres(?:ql)?|mysqld?|mariadbd?|mongod|redis(?:-server)?|rabbitmq|elasticsearch|nginx|httpd|apache2|php-fpm"
                    + "|celery|gunicorn|uvicorn|sidekiq|puma|kubelet|containerd|dockerd|jenkins)\\b"
                    + "|\\bserver process \\(PID|\\bUTC \\[\\d+\\] |\\b\\d+#\\d+: |^#\\d+ ";

    private static final Pattern OTHERS = Pattern.compile(COMMANDS + "|" + SERVICES + "|" + SERVERS);
    private static final Pattern NODES = Pattern.compile("\\bnode:(?:internal|events|fs|net)\\b|Node\\.js v\\d");

    /** Whom this line names: the client anywhere in it, others in its beginning. */
    static Programs in(Line line) {
        return CLIENTS.matcher(line.whole()).find() ? CLIENT : in(line.words());
    }

    /** Whom these words name. */
    static Programs in(String words) {
        if (CLIENTS.matcher(words).find()) {
            return CLIENT;
        }
        if (OTHERS.matcher(words).find()) {
            return OTHER;
        }
        return NODES.matcher(words).find() ? NODE : NOBODY;
    }
}
