package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Beginnings;
import dev.belay.diagnose.regex.Effort;
import dev.belay.diagnose.wording.ForeignLines;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose a line is by the program that it names: the client's or its runtime's, or that of some other program. */
enum Programs {
    CLIENT,
    OTHER,
    /** The runtime of old clients, and of many other programs. */
    NODE,
    NOBODY;

    private static final String OURS = "(?:claude|anthropic|node|bun)";

    /** What bun is started with to run, build or install something of somebody's own. */
    private static final String FOR_ITS_USER =
            "[\"'`]? [\"'`]?(?:run|test|install|add|build|dev|create|pm|link|update|init|--hot|--watch|[\\w./-]+\\.[jt]sx?)\\b";

    /** What claude is started by. */
    private static final String STARTERS = "(?:claude|anthropic|agent|node|npx|bun)";

    private static final Pattern CLIENTS = Pattern.compile(
            "(?<!\\buser[ =][\"']?)claude|anthropic|\\bbun\\b(?!" + FOR_ITS_USER
                    + ")|\\$bunfs|~BUN|bun\\.report|\\bcli\\.js\\b|API Error(?<!, api error)|\\breq_0|Upstream provider|Unable to connect to API|Input must be provided either|No conversation found with|--dangerously-skip-permissions|Fix external API key|Credit balance is too low"
                    + "|Invalid API key ·|Please run /login|usage limit reached|hit your (?:\\w+ )?limit|resets \\d|/upgrade to|Conversation compacted|auto-?compact|Compacting conversation|esc to interrupt",
            Pattern.CASE_INSENSITIVE);

    private static final Beginnings CLIENT_BEGINNINGS = Beginnings.of(
            false, "cl", "an", "bu", "$b", "~b", "ap", "re", "up", "un", "in", "no", "--", "fi", "cr", "pl", "us", "hi",
            "/u", "co", "au", "es");

    /** Commands, services and files of a shell, and what compilers and tools of a build say. */
    private static final String COMMANDS = "^[$+%] \\S|\\bbun" + FOR_ITS_USER
            + "(?!.*claude)|^[\\w.-]+@[\\w.-]+:.{0,80}[$#] \\S|https?://(?:localhost|127\\.)|node_modules[/\\\\](?!@anthropic)|^npm (?:error|warn|ERR!) (?:cleanup|\\d{3}\\b)"
            + "|\\.(?:go|rs|java|py|c|cc|cpp|rb|php|tsx?|jsx):\\d+|\\b(?:make|gcc|g\\+\\+|cargo|java|python3?|docker|npm)(?:\\[\\d+\\])?: "
            + "|\\bline \\d+: +\\d+ (?:Killed|Aborted|Terminated|Segmentation fault|Illegal instruction|Bus error|Trace/breakpoint trap)(?: \\(core dumped\\))? +(?!.*"
            + STARTERS
            + ")\\S|\\[\\d+\\] +[+-]? *\\d+ (?:killed|abort|terminated|segmentation fault|illegal hardware instruction|bus error|trace trap)(?: \\(core dumped\\))? +(?!.*"
            + STARTERS
            + ")\\S|\\b(?:Killed|killed|Aborted|abort|[Ss]egmentation fault|[Ii]llegal (?:hardware )?instruction|[Bb]us error|trace trap|Trace/breakpoint trap)(?:: \\d+| \\(core dumped\\))? +(?!.*"
            + STARTERS + ")\\.{0,2}/\\S"
            + "|\\b(?:python3?|ruby|perl|php|java|cargo|dotnet|Rscript|julia|torchrun|gradle|mvn|ffmpeg) (?:-\\S+ |run |test |build )*(?!\\S*"
            + OURS + ")[\\w./-]+\\.(?:py|rb|pl|php|jar|R|jl|rs|mp4)\\b"
            + "|\\bhosted runner lost communication\\b|^This job was skipped|^The job running on runner\\b|\\bJob \\d+, '(?!.*"
            + STARTERS + ")|^HTTP/[\\d.]+ \\d{3}\\b|^[\\w.-]+[-_]\\d+ exited with code"
            + "|\\bgoroutine \\d+|\\bon \\S+\\.tf line|^tmux: |##\\[\\w+\\]"
            + "|^\\.{0,2}/?(?!\\S*" + OURS + ")[\\w./-]+: (?:error while loading|symbol lookup)";

    /** A service under systemd, supervisord, Docker Compose or Kubernetes; and what the kernel says of a process. */
    private static final String SERVICES = "\\.service\\b(?<!" + OURS + "[\\w.@-]{0,60}\\.service)|\\bexited: (?!"
            + OURS
            + ")[\\w:-]+ \\(|^[\\w.-]+-\\d+ +\\||Killed process \\d+ \\((?!" + OURS + "|MainThread|code\\))"
            + "|\\b[Pp]ods?[/ ](?!\\S*" + OURS + ")[a-z0-9][\\w.-]+-|(?<=[a-z0-9])-[a-z0-9]{8,10}-[a-z0-9]{5}\\b(?<!"
            + OURS + "[a-z0-9-]{0,60})|\\bImage: +(?!\\S*" + OURS + ")\\S"
            + "|Back-off restarting failed container (?!" + OURS + ")|\\bTask \"(?!" + OURS + ")";

    /** Servers that have logs of their own, and the forms of those logs. */
    private static final String SERVERS =
            "\\b(?:postgres(?:ql)?|mysqld?|mariadbd?|mongod|redis(?:-server)?|rabbitmq|elasticsearch|nginx|httpd|apache2|php-fpm"
                    + "|celery|gunicorn|uvicorn|sidekiq|puma|kubelet|containerd|dockerd|jenkins)\\b"
                    + "|\\bserver process \\(PID|\\bUTC \\[\\d+\\] |\\b\\d+#\\d+: |^#\\d+ ";

    /** Packages, build tools and jobs of somebody's own, and the frames of their stacks. */
    private static final String PROJECTS =
            "^npm (?:error|ERR!) (?:syscall|errno|path|command|dest|code ELIFECYCLE|Lifecycle|[\\w@./-]+@\\d)|^error Command failed with (?:exit code|signal)|^\\[(?:vite|webpack|next|nodemon|hmr)\\] |^▲ Next\\.js|^✓ Compiled\\b|^> [\\w@./-]+@\\d|^\\$? ?(?:next|vite|webpack|jest|tsc|python3?|srun|sbatch) (?!\\S*"
                    + OURS + ")\\S|^srun: |^(?:at|in) (?!.*" + OURS + ").*[\\w-]+\\.(?:[cm]?[jt]sx?|vue|svelte):\\d+"
                    + "|\\b(?:ERROR|WARN|FATAL|SEVERE|INFO) +\\[[\\w.@:-]{1,60}\\] (?!\\S*" + OURS + ")[\\w.$]+ +[:-] "
                    + "|when calling the (?!Converse|Invoke|AssumeRole|GetCallerIdentity|GetRoleCredentials|CreateToken)\\w+ operation"
                    + "|(?<!the )(?<!after )\\bnpm (?:i|install|ci|run|test)\\b|\\b(?:[Oo]ur|[Mm]y) (?:\\w+ ){0,2}(?:api|API|app|backend|server|service|container|game|site|pipeline|database|shop|website)\\b"
                    + "|\\b(?:UPGRADE|INSTALLATION) FAILED\\b|\\bCommand '\\[?'?(?!\\S*" + OURS + ")[\\w./-]+'";

    private static final Pattern OTHERS = Pattern.compile(COMMANDS + "|" + SERVICES + "|" + SERVERS + "|" + PROJECTS);
    private static final Beginnings OTHER_BEGINNINGS = Beginnings.of(
            true, "ht", "no", ".g", ".r", ".j", ".p", ".c", ".t", ".s", "-", "[", "##", "0", "1", "2", "3", "4", "5",
            "6", "7", "8", "9", "ab", "ap", "ba", "bu", "ca", "ce", "co", "do", "el", "er", "ex", "fa", "ff", "gc",
            "g+", "go", "gr", "gu", "ho", "il", "im", "in", "ja", "je", "jo", "ju", "ki", "ku", "li", "ma", "mo", "mv",
            "my", "ng", "np", "on", "ou", "pe", "ph", "po", "pu", "py", "ra", "re", "rs", "ru", "se", "si", "ta", "th",
            "to", "tr", "up", "ut", "uv", "wa", "wh");
    /** How a line begins that a program of its own name has printed, whatever stands in it. */
    private static final Pattern OTHERS_SAY = Pattern.compile(
            "(?:curl|wget|gh|glab|flyctl|wrangler|doctl|pulumi|packer|vault|nomad|minikube|skaffold|argocd|poetry|conda|composer|bundle|gem|xcodebuild|adb|rsync|scp|sftp|ssh|git|psql|pg_dump|mysqldump|tar|gzip|unzip|ping|dig|nslookup|traceroute|telnet|gpg|vim|nvim|cp|mv|dd|rm|cat|touch|mkdir|find|make|cmake|ninja|ld|cc1plus"
                    + "|rustc|terraform|ansible|kubectl|helm|pip3?|brew|ffmpeg|cron|systemctl|journalctl|sudo|apt(?:-get)?|dpkg|yum|dnf): .*"
                    + "|(?:codex|gemini|aider|opencode|copilot|cursor-agent): .*|\\[(?:vite|webpack|next|rollup|esbuild|tsc|eslint|jest|nodemon|hmr)\\] .*"
                    + "|ERROR \\d{4} \\(\\w{5}\\): .*|ERROR \\d{3}: [A-Z][\\w ]+\\.|HTTP request sent, .*|Unhandled exception\\. [A-Z]\\w*(?:\\.\\w+)+.*|System(?:\\.\\w+)+Exception\\b.*|(?:fail|info|warn|crit|dbug|trce): [A-Z]\\w+(?:\\.\\w+)+\\[\\d+\\]|---> [A-Z]\\w*(?:\\.\\w+)+.*|ERROR: \\((?:gcloud|bq|gsutil)\\b.*|fatal: .*|Failed to load resource: .*|Uncaught \\(in promise\\).*"
                    + "|(?:(?:Caused by|Unhandled exception[\\w ]{0,30}): )?(?!(?:anthropic|litellm|claude\\w*|httpx|httpcore|google\\.auth|botocore|requests|aiohttp|azure|urllib3|ssl|subprocess|asyncio|json|_\\w+)\\.)"
                    + "[a-z]\\w*(?:\\.\\w+)*\\.[A-Z]\\w*(?:Error|Exception|Exhausted|Exceeded|Unavailable|Timeout|Denied)\\b.*");

    /** A model's name, as any program sends it. */
    private static final Pattern MODEL =
            Pattern.compile("[\\w./-]{0,40}\\bclaude-(?:\\d|opus|sonnet|haiku|fable|instant)[\\w.@:-]*");

    private static final Pattern NODES = Pattern.compile(
            "\\bnode:(?:internal|events|fs|net)\\b|Node\\.js v\\d"
                    + "|<--- (?:Last few GCs|JS stacktrace) --->|\\bnode::\\w+|Mark-[Cc]ompact|Mark-sweep|JavaScript heap out of memory|^throw er;|^triggerUncaughtException\\(");

    /** Whether another program than the client says this, by its name in front. */
    static boolean othersSay(String words) {
        return ForeignLines.ofAnotherAgent(words)
                || (Effort.matches(OTHERS_SAY, words) || ForeignLines.is(words)) && !namesClient(words);
    }

    /** Whether another agent was started here. */
    static boolean startsAgent(String words) {
        return ForeignLines.startsAgent(words);
    }

    /** Whether only another agent shows this. */
    static boolean ofAnotherScreen(String words) {
        return ForeignLines.ofAnotherScreen(words);
    }

    /** Whether nothing but the name of a model makes it the client's. */
    static boolean ofModelOnly(String words) {
        return !namesClient(MODEL.matcher(words).replaceAll(""));
    }

    private static boolean namesClient(String words) {
        Matcher client = CLIENTS.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        return CLIENT_BEGINNINGS.find(client, words, 0, words.length());
    }

    /** Whom this line names: the client anywhere in it, others in its beginning. */
    static Programs in(Line line) {
        return namesClient(line.whole()) ? CLIENT : in(line.words());
    }

    /** Whom these words name. */
    static Programs in(String words) {
        if (namesClient(words)) {
            return CLIENT;
        }
        Matcher other = OTHERS.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        if (OTHER_BEGINNINGS.find(other, words, 0, words.length())) {
            return OTHER;
        }
        return NODES.matcher(words).find() ? NODE : NOBODY;
    }
}
