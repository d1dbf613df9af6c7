package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an error that stands with frames of a stack counts as the client's. */
class StacksTest {
    private static final String ERROR = "Error code: 429";

    private static boolean counts(String text) {
        int from = text.indexOf(ERROR);
        return Speakers.in(text).count(from, from + ERROR.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Traceback (most recent call last):\n  File \"/srv/bot/main.py\", line 44, in reply\n    msg = ask()\nanthropic.RateLimitError: Error code: 429",
                "Traceback (most recent call last):\n  File \"/srv/bot/main.py\", line 4, in f\n    g()\nhttpx.ReadTimeout\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File \"/v/lib/python3.12/site-packages/anthropic/_base_client.py\", line 1, in g\n    raise\nanthropic.APIError: Error code: 429",
                "RateLimitError: Error code: 429\n    at Function.generate (/srv/app/node_modules/@anthropic-ai/sdk/error.mjs:41:20)\n    at async handler (file:///srv/app/api/chat.js:18:5)",
                "panic: Error code: 429\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/u/bot/main.go:31 +0x1f4",
                "Exception in thread \"main\" com.anthropic.errors.RateLimitException: Error code: 429\n\tat com.acme.Main.main(Main.java:22)",
                "thread 'main' panicked at src/main.rs:31:5:\nError code: 429",
                "anthropic.RateLimitError: Error code: 429\n\nthat is from our own slack bot"
            })
    void somebodysOwnProgramWasRefused(String text) {
        assertFalse(counts(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anthropic.RateLimitError: Error code: 429",
                "Error code: 429\n    at Xq (file:///usr/lib/node_modules/@anthropic-ai/claude-code/cli.js:991:20)",
                "Error code: 429\n    at F7 (/$bunfs/root/src/entrypoints/cli.js:30:99)",
                "Traceback (most recent call last):\n  File \"/v/lib/python3.12/site-packages/litellm/proxy.py\", line 1, in g\n    raise\nlitellm.RateLimitError: Error code: 429",
                "Traceback (most recent call last):\n  File \"/srv/ci/run.py\", line 3, in f\n    await claude_code.query()\nProcessError: Error code: 429",
                "Error code: 429\n    at node:internal/deps/undici/undici:13392:13"
            })
    void theClientWasRefused(String text) {
        assertTrue(counts(text), text);
    }
}
