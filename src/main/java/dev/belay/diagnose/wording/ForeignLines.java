package dev.belay.diagnose.wording;

import dev.belay.diagnose.notation.Beginnings;
import dev.belay.diagnose.regex.Effort;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that other programs, servers, services and builds write, by the form that each gives to its own. */
public final class ForeignLines {
    private static final String OURS = "(?:claude|anthropic|node|bun|agent)";

    /** nginx, Apache, HAProxy, Squid. */
    private static final String PROXIES =
            "(?:\\d{4}/\\d\\d/\\d\\d .{8} )?(?:\\[\\w+\\] )?\\d+#\\d+: .*|\\[\\w{3} \\w{3} +\\d+ [\\d:.]+ \\d{4}\\] \\[[\\w:-]+\\] .*|\\[?\\w{2,40}:(?:error|notice|warn|crit|emerg)\\] \\[pid .*"
                    + "|Server \\S+/\\S+ is (?:DOWN|UP)\\b.*|\\[\\d+\\]\\[\\w+\\]\\[\\w+\\] \\[.*|TCP_\\w+/\\d{3} .*";
    /** syslog and the journal: when, which machine, which program; the kernel and the service manager speak of others. */
    private static final String SYSLOG =
            "(?:<\\d+>)?(?:[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d )?[\\w.-]{1,60}+ (?=[A-Za-z][\\w./@()-]{1,70}+\\[\\d)(?!\\S{0,60}"
                    + OURS + "|kernel|systemd|earlyoom|oomd|init|login|sshd|code)\\S{1,70}?\\[\\d{1,10}\\]: .*";
    /** Daemons that name their parts. */
    private static final String DAEMONS =
            "(?:[a-z][\\w-]{1,30}/[a-z][\\w-]{1,30}\\[\\d{1,10}\\]|[a-z]\\w{1,20}\\[[a-z]\\w{0,20}\\[[\\w.-]+\\]\\]|(?:sssd_\\w+|sshd|dovecot|postfix|named|smbd|nmbd|winbindd|slapd|ntpd|chronyd|dhcpd|pppd|openvpn|charon)\\[\\d{1,10}\\]): .*";
    /** Which part of a set of services it is, in brackets or before a bar. */
    private static final String LABELS =
            "(?:WARN|ERROR|INFO)\\]: .*|(?:ERROR|WARN|INFO|DEBUG) {1,2}\\[(?!\\S{0,60}" + OURS
                    + ")[\\w/.-]+\\.(?:rs|go|py|java|kt|cc|cpp):\\d+\\] .*|\\[(?:nginx|php-fpm|fpm|apache2?|httpd|haproxy|envoy|traefik|caddy|[Ss]idekiq|[Pp]uma|[Uu]nicorn|gunicorn|uvicorn|celery|postgres|mysql|redis|mongo\\w*|kafka|web|api|db|worker|nodemon|PM2)(?:[.:-]\\d+)?\\] ?.*"
                    + "|(?=[a-z][\\w.-]{1,44}+ +\\|)(?!\\S{0,60}" + OURS
                    + ")\\S+[-_.]\\d+ +\\| .*|PM2 +\\| .*|(?=[a-z0-9][\\w.-]{2,62}+ +\\d+/\\d+ )(?!\\S{0,60}" + OURS
                    + ")\\S+ +\\d+/\\d+ +[A-Z]\\w+ +\\d+\\b.*";
    /** Builds, and the languages that the client is not written in. */
    private static final String LANGUAGES =
            "panic: runtime error: .*|http: (?:proxy error|TLS handshake error|panic serving|Server closed).*|== Info: .*|error: RPC failed; .*|(?:ERROR|WARN(?:ING)?|INFO|DEBUG) {1,2}\\d{4}-\\d\\d-\\d\\d[ T][\\d:.,]+ (?!"
                    + OURS
                    + ")[\\w.]+ .*|\\w+Error: \\[Errno -?\\d+\\] .*: [b'\"/].*|(?:\\w+::)+\\w*(?:Error|Timeout|Exception)\\b.*|CUDA\\b.*"
                    + "|npm (?:error|ERR!) (?:Error: )?E[A-Z]{3,10}: .*[/\\\\]node_modules[/\\\\](?!@anthropic|\\.?claude).*|(?:INFO|DEBUG|WARNING|ERROR|CRITICAL): {2,}.*|(?:ERROR|WARN(?:ING)?|INFO|DEBUG|CRITICAL) +(?!"
                    + OURS
                    + ")[a-z]\\w*(?:\\.\\w+)+:? .*|ERROR: Could not (?:install packages|find a version|build wheels)\\b.*"
                    + "|(?:Error: )?[Cc]annot find module '(?!.*(?:claude|anthropic|cli\\.|yoga|sharp|ripgrep))[\\w@][\\w@/.-]*'.*";
    /** What a command says of itself: its name, and that it is an error. */
    private static final String COMMANDS = "(?!" + OURS
            + "|npm|npx|pnpm|yarn|bash|zsh|sh|fish|dash|ksh|env|sudo|exec|timeout|error|fatal|warning|kernel|cause|mimalloc|slurm|srun|systemd|earlyoom|login|sshd|tmux|screen)"
            + "[a-z][\\w.+-]{1,20}+(?:\\[\\d+\\])?: (?:fatal |internal )?(?:error|fatal|warning|panic): .*|Unable to connect to the server: .*|rails: .*|toomanyrequests: .*|[Ss]tripe\\b.*"
            + "|(?:denied|unauthorized|remote|batch response): .*|gyp (?:ERR!|error|verb|info) .*|[EWN]: (?:Failed|Unable|Could|The|Some|Sub-process|Problem)\\b.*|(?:heroku|app)\\[(?!\\S{0,60}"
            + OURS
            + ")[\\w.-]+\\]: .*|Authentication error \\[code: .*|✘ \\[ERROR\\] .*|Error: {2,}[×x] .*|[├╰]─▶ .*|terminate called after throwing an instance of '(?!std::).*|Fatal Python error: .*|what\\(\\): +\\[PG .*|\\[MCP\\] [\\w-]{1,40}: .*\\bexited\\b.*|npm (?:error|ERR!) (?:network (?!ENOSPC)|.{0,80}(?:E40[13]\\b|authenticat|logging in|npm login)).*|(?:ERROR|WARN|INFO) +(?!\\w*(?:claude|bun))[a-z]\\w*(?:::\\w+)+: .*|! (?:La|pdf|Xe|Lua)?TeX\\b.*|[<>*] (?:HTTP/[\\d.]+ \\d|[A-Z]{3,7} /\\S* HTTP/).*";

    private static final Pattern LINE =
            Pattern.compile(PROXIES + "|" + SYSLOG + "|" + DAEMONS + "|" + LABELS + "|" + LANGUAGES + "|" + COMMANDS);

    /** A request and the status that it was answered with, as web servers and proxies log it; fields of structured logs. */
    private static final String LOGGED =
            "\"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT) \\S{1,400}(?: HTTP/[\\d.]+)?\" [1-5]\\d\\d\\b|\\bAH\\d{5}: |\\bcaller=\\S{1,80}\\.go:\\d|\\b(?:workflowID|scheduledEventID|dag_id)\\b"
                    + "|\\b(?:service|component|container|app|job)=\"?(?!\\S{0,60}" + OURS + ")[\\w.-]"
                    + "|, client: [\\da-f.:]{3,45}, server: \\S|\"root_cause\" ?:|\"extensions\" ?: ?\\{|\"(?:remote_ip|remote_addr|client_ip|user_agent|http_user_agent|x_forwarded_for)\" ?:|\\bdial tcp \\S+ |\\bon the (?:\\w+ )?website\\b|\\bCUDA (?:error|out of memory)\\b"
                    + "|\\b(?:call|us)(?:e|ing)? (?:the )?(?:Messages API|(?:\\w+ )?SDK)\\b|\\bfailed to (?:solve: |connect to `?(?:postgres|mysql|redis|mongo|host=))|\\bLSP :: ";
    /** Other services that limit, refuse and take payments. */
    private static final String SERVICES =
            "\\b(?:GitHub API rate limit|secondary rate limit|pull rate limit|Docker Hub|card_declined)\\b|\\b(?:order|invoice|customer) #?\\d"
                    + "|\\bwhen calling the (?!Converse|Invoke|AssumeRole|GetCallerIdentity|GetRoleCredentials|CreateToken)\\w+ operation"
                    + "|\\bECONNREFUSED \\S{0,80}:(?:5432|3306|6379|27017|9200|5672|9092|1433|11211|2181|3000|5173)\\b"
                    + "|(?:resolve host|ENOTFOUND|EAI_AGAIN|lookup):? (?:[\\w-]+\\.)*(?:github|gitlab|bitbucket|pypi|npmjs|docker|debian|ubuntu|rubygems|crates|google)\\.(?:com|org|io)\\b"
                    + "|\\((?:aws (?!sso|sts|bedrock)\\w+|gcloud (?!auth)\\w+|docker|podman|kubectl|helm|terraform|git|rsync|psql) [\\w -]+"
                    + "|https?://(?:[\\w-]+\\.)*(?:openai|github|gitlab|stripe|slack|pypi|npmjs|docker|sentry|datadoghq|twilio|atlassian)\\.(?:com|org|io|net)\\b";
    /** Services and programs by their names; claude's own servers for tools bear such names too. */
    private static final String NAMED =
            "\\b(?:Datadog|Heroku|Vercel|Netlify|GitHub (?:Actions|Copilot|API|Pages)|GitLab|Bitbucket|Jenkins|CircleCI|PayPal|Twilio|SendGrid|Shopify|Salesforce|Zendesk|Mailchimp"
                    + "|Sentry|PagerDuty|Cloudflare Pages|Grafana|Elastic Cloud|New Relic|Linear|Notion|Figma|Stripe|Steam|Spotify|Netflix|Dropbox|Supabase|Firebase|Snowflake|Terraform Cloud|VS Code|Android Studio|Xcode|Photoshop)\\b(?!.*MCP)";

    private static final Pattern WORDS = Pattern.compile(LOGGED + "|" + SERVICES + "|" + NAMED);
    private static final Beginnings BEGINNINGS = Beginnings.of(
            false, "\"e", "\"g", "\"p", "\"d", "\"h", "\"o", "\"c", "\"r", "\"u", "\"x", ", ", "ah", "ca", "se", "co",
            "ap", "jo", "di", "cu", "gi", "pu", "do", "or", "on", "in", "wh", "ec", "re", "en", "ea", "lo", "(a", "(g",
            "(d", "(p", "(k", "(h", "(t", "(r", "ht", "da", "he", "ve", "ne", "bi", "je", "ci", "pa", "tw", "sh", "sa",
            "ze", "ma", "st", "sp", "dr", "su", "fi", "sn", "te", "vs", "an", "xc", "ph", "wo", "sc", "us", "fa", "ls");

    /** Another program that speaks for itself, whatever it says of the API. */
    private static final Pattern AGENT = Pattern.compile(
            "(?:codex|gemini|aider|opencode|copilot|cursor(?:-agent)?|windsurf|cline|ollama|goose)(?:[ -]CLI| in (?:my )?[\\w ]{1,20})?(?:>|:| (?:says?|said|keeps|tells|gives|gave|shows|returns|prints|crashe[sd]|died|answers)\\b).*"
                    + "|(?:my|our) (?!.*claude code)(?:\\w+ ){0,2}(?:lambda|chatbot|bot|backend|flask|django|rails|web ?app)(?: \\w+){0,2} (?:gets?|got|fails?|failed|throws?|threw|returns?|returned|logs?|logged|crashe[sd])\\b.*|(?=[a-z][\\w.-]{1,44}+ +\\|)(?!\\S{0,60}"
                    + OURS
                    + "|.*(?:API Error|claude))\\S+[-_.]\\d+ +\\| .*|langchain\\w*[.:] ?\\w.*|(?:TRACE|DEBUG|INFO|WARN|ERROR) \\d+ --- \\[.*|time=\\S+ level=\\w+ msg=(?!.*claude).*|(?:ModuleNotFound|Import)Error: .*",
            Pattern.CASE_INSENSITIVE);

    /** The command that started another agent. */
    private static final Pattern STARTED = Pattern.compile(
            "[$›❯%#>]? ?(?:codex|gemini|aider|opencode|copilot|cursor-agent|goose)(?: \\S.{0,60})?"
                    + "|(?!.*[Cc]laude [Cc]ode)(?:Windsurf|Cline|Roo Code|Aider|GitHub Copilot|Cursor Agent|Cursor \\d|OpenAI Codex)\\b(?! ?:).{0,60}"
                    + "|(?!.*[Cc]laude).{0,60}\\b(?i:codex cli|gemini cli|copilot cli|aider|opencode|cursor agent|cline|roo code)\\b.*");

    /** What another agent's screen shows, and claude's never: its name and version, its way to mark an error, its own addresses. */
    private static final Pattern SCREEN = Pattern.compile(
            "(?:codex|gemini|opencode|aider|copilot|cursor-agent|goose|crush|qwen|kilo|amp|kimi|obsidian copilot|cody|tabnine|librechat|open webui|anythingllm|cherry studio|sillytavern|lobechat)(?:[ -](?:cli|code))?[ ,]{1,2}(?:version )?v?\\d+\\.\\d+.*"
                    + "|[✕✖] \\[API Error: .*|culprit {2,}\\S.*|.*\\b(?:(?:js|python)\\.langchain\\.com/docs/troubleshooting|aistudio\\.google\\.com/apikey|chatgpt\\.com/backend-api/codex)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private ForeignLines() {}

    /** Whether only another agent shows this. */
    public static boolean ofAnotherScreen(String words) {
        return Effort.matches(SCREEN, words);
    }

    /** Whether another agent was started here. */
    public static boolean startsAgent(String words) {
        return STARTED.matcher(words).matches() || ofAnotherAgent(words);
    }

    /** Whether this is one of them. */
    public static boolean is(String words) {
        Matcher named = WORDS.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        return BEGINNINGS.find(named, words, 0, words.length()) || Effort.matches(LINE, words);
    }

    /** Whether another agent is told of. */
    public static boolean ofAnotherAgent(String words) {
        return Effort.matches(AGENT, words);
    }
}
