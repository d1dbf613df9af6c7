package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ claude --continue",
                "Killed process 4111 (claude) total-vm:1kB",
                "oh no: Bun has crashed",
                "pod/claude-worker-7d9f6c5b8-x2x9k",
                "claude.service: Main process exited, code=killed"
            })
    void knowsTheClient(String words) {
        assertEquals(Programs.CLIENT, Programs.in(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ terraform plan",
                "Killed process 991 (ruby) total-vm:1kB",
                "Warning  OOMKilled  pod/api-6d8f7c9b4-k2x7p",
                "web-7c9d8b6f5-abcde        0/1     OOMKilled",
                "    Image:          quay.io/acme/api:16",
                "Back-off restarting failed container cache",
                "WARN exited: worker (terminated by SIGKILL; not expected)",
                "LOG:  server process (PID 2210) was terminated by signal 9: Killed",
                "./server: error while loading shared libraries: libpq.so.5",
                "##[error]Process completed with exit code 137."
            })
    void knowsOthers(String words) {
        assertEquals(Programs.OTHER, Programs.in(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Killed", "Reason: OOMKilled", "Segmentation fault (core dumped)"})
    void knowsNobodyInWordsThatAnyProgramHas(String words) {
        assertEquals(Programs.NOBODY, Programs.in(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"    at node:internal/process/task_queues:95:5", "Node.js v20.11.1"})
    void knowsTheRuntimeOfOldClients(String words) {
        assertEquals(Programs.NODE, Programs.in(words));
    }
}
