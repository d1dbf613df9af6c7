package dev.belay.doctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.MachinePaths;
import dev.belay.doctor.Status;
import dev.belay.posix.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each of the ten causes, made for real where this machine lets us: it is found, and nothing else is. */
class RootCausesTest {
    private static final String SERVER = "import sys, json\n"
            + "for line in sys.stdin:\n"
            + "    message = json.loads(line)\n"
            + "    print(json.dumps({'jsonrpc': '2.0', 'id': message['id'], 'result': {}}), flush=True)\n";

    @TempDir
    Path folder;

    private HealthyHome home;

    @BeforeEach
    void healthy() throws IOException {
        home = new HealthyHome(folder);
    }

    @AfterEach
    void close() throws IOException {
        home.close();
    }

    /** The finding of this check, after seeing that no other has one. */
    private Finding only(String check) throws IOException {
        Map<String, String> before = home.listing();
        Map<String, Finding> faults = home.faults();
        assertEquals(Set.of(check), faults.keySet(), faults.toString());
        assertEquals(before, home.listing());
        return faults.get(check);
    }

    private void fails(String check, String words) throws IOException {
        Finding finding = only(check);
        assertEquals(Status.FAIL, finding.status(), finding.toString());
        assertTrue(finding.say().contains(words), finding.say());
        assertTrue(!finding.fix().isBlank());
    }

    private void warns(String check, String words) throws IOException {
        Finding finding = only(check);
        assertEquals(Status.WARN, finding.status(), finding.toString());
        assertTrue(finding.say().contains(words), finding.say());
        assertTrue(!finding.fix().isBlank());
    }

    @Test
    void aHealthyHomeIsOkInEverything() throws IOException {
        Map<String, String> before = home.listing();
        assertEquals(Map.of(), home.faults());
        assertEquals(before, home.listing());
        assertEquals(Checks.all().size(), home.examine().size());
    }

    @Test
    void memory() throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 8000000 kB\nMemAvailable: 300000 kB\nSwapFree: 0 kB\n");
        home.machine = new MachinePaths(proc, home.machine.controlGroups(), home.managed);
        fails("memory", "the machine has 292 MB of memory left and no swap");
    }

    @Test
    void contextEatenByMemoryFiles() throws IOException {
        Files.writeString(home.project.resolve("CLAUDE.md"), "Read @docs/rules.md first.\n");
        Files.createDirectories(home.project.resolve("docs"));
        Files.writeString(home.project.resolve("docs/rules.md"), "word ".repeat(20_000));
        warns("memory-file", "about 25,007 tokens of every request, most of them " + home.project);
        Files.writeString(home.project.resolve("docs/rules.md"), "word ".repeat(200_000));
        fails("memory-file", "tokens of every request");
    }

    @Test
    void network() throws IOException {
        home.closePort();
        fails("network", "refuses the connection");
    }

    @Test
    void aRuleOfTheUsersThatIsBroken() throws IOException {
        Path rules = Files.createDirectories(home.home.resolve(".config/belay/failures"));
        Files.writeString(
                rules.resolve("mine.json"),
                "{\"say\": \"s\", \"why\": \"w\", \"fix\": [],\n\"when\": [{\"exit.code\": \"9\"}],\n\"recover\": [\"pray\"]}");
        warns("rules", "mine.json:3: unknown step 'pray' in 'recover' (known: leave, resume");
    }

    @Test
    void credentialsThatHaveExpired() throws IOException {
        home.environment.remove("ANTHROPIC_API_KEY");
        Path file = home.configuration().resolve(".credentials.json");
        Files.createFile(
                file,
                java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
        long expired = Instant.now().minus(Duration.ofDays(3)).toEpochMilli();
        Files.writeString(
                file, "{\"claudeAiOauth\":{\"accessToken\":\"sk-ant-oat01-made-up\",\"expiresAt\":" + expired + "}}");
        fails("credentials", "claude's sign-in expired 3 d ago");
        home.environment.put("ANTHROPIC_AUTH_TOKEN", "made-up");
        warns("credentials", "claude's sign-in expired 3 d ago; ANTHROPIC_AUTH_TOKEN wins over it");
        home.environment.remove("ANTHROPIC_AUTH_TOKEN");
        Files.writeString(
                file,
                "{\"claudeAiOauth\":{\"accessToken\":\"a\",\"refreshToken\":\"b\",\"expiresAt\":" + expired + "}}");
        assertEquals(Map.of(), home.faults());
        Files.delete(file);
        fails("credentials", "no credentials are configured");
    }

    @Test
    void permissions() throws Exception {
        mounted(home.configuration(), "", () -> {
            run("mount", "-o", "remount,ro", home.configuration().toString());
            fails("permissions", "read-only");
            return null;
        });
    }

    @Test
    void foldersThatAreClosed() throws IOException {
        Path projects = Files.createDirectories(home.configuration().resolve("projects"));
        Files.setPosixFilePermissions(projects, java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
        Finding finding = only("permissions");
        assertTrue(finding.say().contains(projects + " "), finding.say());
        assertTrue(finding.say().contains("r-xr-xr-x"), finding.say());
        finding.automaticFix().orElseThrow().action().perform();
        assertEquals(Map.of(), home.faults());
    }

    @Test
    void filesThatASudoHasLeftBehind() throws IOException {
        assumeTrue(Libc.getuid() == 0, "giving files away needs root");
        Files.setAttribute(Files.createFile(home.transcript()), "unix:uid", 12345);
        warns("permissions", home.transcript() + " belongs to 12345");
    }

    @Test
    void serversThatExitOrPrintGarbageOrHang() throws IOException {
        home.environment.put("MCP_TIMEOUT", "1200");
        server("import sys; sys.exit('no database')");
        fails("mcp", "exits at once with status 1: no database");
        server("print('Listening on port 8080', flush=True)\nimport time\ntime.sleep(60)");
        fails("mcp", "prints something other than MCP, \"Listening on port 8080\"");
        server("import time\ntime.sleep(60)");
        fails("mcp", "no answer to initialize within 1.2 seconds");
        server(SERVER);
        assertEquals(Map.of(), home.faults());
    }

    private void server(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("server.py"), script);
        home.state(", \"mcpServers\": {\"db\": {\"command\": \"python3\", \"args\": [\"" + file + "\"]}}");
    }

    @Test
    void configurationThatIsBroken() throws IOException {
        Files.writeString(home.stateFile(), "{\n  \"numStartups\": 5,\n  \"theme\": \"dark\"\n  \"projects\": {}\n}\n");
        fails("config", ".claude.json, line 4, column 3: a comma is missing before this, at the end of line 3");
    }

    @Test
    void memoryFileThatIsBroken() throws IOException {
        Files.write(home.project.resolve("CLAUDE.md"), new byte[4096]);
        warns("memory-file", "CLAUDE.md contains bytes that are not text");
    }

    @Test
    void helperForAKeyThatIsNotThere() throws IOException {
        Files.writeString(
                home.configuration().resolve("settings.json"), "{\"apiKeyHelper\": \"/nonexistent/helper x\"}");
        fails("credentials", "apiKeyHelper names a program that does not exist");
    }

    @Test
    void signInOfAwsThatHasExpired() throws IOException {
        home.environment.put("CLAUDE_CODE_USE_BEDROCK", "1");
        home.environment.put("ANTHROPIC_BEDROCK_BASE_URL", home.environment.get("ANTHROPIC_BASE_URL"));
        Path cache = Files.createDirectories(home.home.resolve(".aws/sso/cache"));
        Files.writeString(
                home.home.resolve(".aws/config"),
                "[default]\nrole_arn = x\nsource_profile = dev\n[profile dev]\nsso_start_url = https://corp\n");
        Instant expired = Instant.now().minus(Duration.ofHours(5)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        Path token = cache.resolve("17da54e8ec4ee05390f1915bb3ef5fea7ebd238e.json");
        Files.writeString(token, "{\"accessToken\": \"hunter2\", \"expiresAt\": \"" + expired + "\"}");
        fails("credentials", "the AWS SSO session of profile dev (the source of profile default) expired 5 h ago");
        assertFalse(home.examine().toString().contains("hunter2"));
        Instant end = expired.plus(Duration.ofHours(7)).plusSeconds(630);
        Files.writeString(token, "{\"accessToken\": \"hunter2\", \"expiresAt\": \"" + end + "\"}");
        assertEquals(Map.of(), home.faults());
        String say = home.examine().get("credentials").say();
        assertTrue(say.endsWith("expires in 2 h 10 min (`aws sso login --profile dev` renews it)"), say);
    }

    @Test
    void settingsThatAreBroken() throws IOException {
        Files.writeString(home.configuration().resolve("settings.json"), "{\n  \"model\": \"sonnet\",\n  \"env\": {\n");
        fails("settings", "settings.json, line 4, column 1: it is cut off");
    }

    @Test
    void nodeThatIsTooOld() throws IOException {
        home.program("node", "echo v16.20.2");
        Files.writeString(home.programs.resolve("claude"), "#!/usr/bin/env node\nprocess.exit(1)\n");
        fails("runtime", "node is 16.20.2, and claude needs 18 or newer");
    }

    @Test
    void diskThatIsFull() throws Exception {
        mounted(home.configuration(), "size=2m", () -> {
            fails("disk", "the disk of the transcripts (" + home.configuration() + ") is full: 1 MB left");
            return null;
        });
    }

    @Test
    void temporaryFolderThatIsFull() throws Exception {
        mounted(Path.of(home.environment.get("TMPDIR")), "size=64k", () -> {
            Path file = Path.of(home.environment.get("TMPDIR"), "large");
            Files.write(file, new byte[64 * 1024]);
            fails("disk", "the disk of temporary files");
            return null;
        });
    }

    @Test
    void diskWithoutInodes() throws Exception {
        mounted(home.configuration(), "nr_inodes=50", () -> {
            fails("disk", "more files can be created on it");
            return null;
        });
    }

    @Test
    void requestsThatAreRefused() throws IOException {
        String now = Instant.now().toString();
        for (int i = 0; i < 20; i++) {
            Files.writeString(
                    home.transcript(),
                    "{\"type\":\"system\",\"subtype\":\"api_error\",\"error\":{\"status\":429},\"retryAttempt\":" + i
                            + ",\"timestamp\":\"" + now + "\"}\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        warns("limits", "20 requests refused in the last day (429 or 529), and the last session stopped because of it");
    }

    /** Mounts a file system of memory with a copy of what is there. */
    private static void mounted(Path at, String options, Callable<Void> action) throws Exception {
        assumeTrue(Libc.getuid() == 0, "mounting needs root");
        Path kept = Files.createTempDirectory("kept");
        run("cp", "-a", at + "/.", kept.toString());
        assumeTrue(
                status("mount", "-t", "tmpfs", "-o", options + (options.isEmpty() ? "rw" : ""), "belay", "" + at) == 0,
                "mounting is not allowed here");
        try {
            run("cp", "-a", kept + "/.", at.toString());
            action.call();
        } finally {
            run("umount", at.toString());
            run("rm", "-rf", kept.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, status(command), String.join(" ", command));
    }

    private static int status(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }
}
