package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.4.9 - - [12/Nov/2025:10:22:01 +0000] \"GET /api HTTP/1.1\" 502 157",
                "2025/11/12 10:22:01 [error] 31#31: *81 upstream timed out (110: Connection timed out)",
                "[Wed Nov 12 10:22:01.1 2025] [proxy:error] [pid 991] (111)Connection refused",
                "\"GET /items HTTP/2\" 503 UF,URX upstream_reset_before_response_started",
                "Nov 12 10:22:01 lb1 haproxy[1202]: Server app/app2 is DOWN",
                "web01 gunicorn[2231]: [CRITICAL] WORKER TIMEOUT",
                "[nginx] upstream prematurely closed connection",
                "worker-1 | Request timed out",
                "level=error caller=scrape.go:1331 msg=\"Scrape failed\"",
                "OSError: [Errno 28] No space left on device: '/var/lib/pgsql'",
                "Net::ReadTimeout: Net::ReadTimeout with #<TCPSocket:(closed)>",
                "Error: connect ECONNREFUSED 127.0.0.1:5432",
                "Error: Cannot find module 'express'",
                "toomanyrequests: You have reached your pull rate limit.",
                "Heroku: Error R14 (Memory quota exceeded)",
                "flatpak: error: No space left on device"
            })
    void anotherProgramWroteIt(String line) {
        assertTrue(Programs.othersSay(line), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"codex says 429 too many requests", "gemini: API Error: quota exceeded"})
    void anotherAgentSaysIt(String line) {
        assertTrue(Programs.othersSay(line), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API Error: 502 Bad Gateway",
                "Error: connect ECONNREFUSED 127.0.0.1:4000",
                "ci-04 nightly[22871]: Invalid API key · Fix external API key",
                "ci-04 claude-nightly[22871]: Request timed out",
                "Jan 08 03:00:03 agent1 kernel: Out of memory: Killed process 4123 (claude)",
                "web-1 | API Error: 529 Overloaded",
                "OSError: [Errno 28] No space left on device",
                "claude: error: unknown option '--foo'",
                "Cannot find module '/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js'",
                "slurmstepd: error: *** JOB 771 ON node3 CANCELLED DUE TO TIME LIMIT ***"
            })
    void itMayBeTheClients(String line) {
        assertFalse(Programs.othersSay(line), line);
    }
}
