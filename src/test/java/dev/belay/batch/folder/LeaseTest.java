package dev.belay.batch.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.register.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
    @TempDir
    Path folder;

    private Lease lease() {
        return new Lease(folder);
    }

    /** One that a process has written that is not this one. */
    private void written(String host, String boot, long pid) throws IOException {
        Files.writeString(
                lease().file(),
                "token theirs\nhost " + host + "\nhost " + boot + "\nhost "
                        + Host.here().processes() + "\npid " + pid + "\nstart 1\n");
    }

    private void here(long pid) throws IOException {
        written(Host.here().name(), Host.here().boot(), pid);
    }

    @Test
    void oneProcessAtATimeHasIt() throws IOException {
        Lease.Answer first = lease().take(Optional.empty());
        assertTrue(first.isOurs());
        Lease.Answer second = lease().take(Optional.empty());
        assertFalse(second.isOurs());
        assertEquals("process " + ProcessHandle.current().pid(), second.holder());
        lease().release("another token");
        assertFalse(lease().take(Optional.empty()).isOurs());
        lease().release(first.token());
        assertTrue(lease().take(Optional.empty()).isOurs());
    }

    @Test
    void thatOfADeadProcessIsFree() throws IOException {
        here(999_999_999);
        assertEquals(Optional.empty(), lease().holder());
        assertNotEquals("theirs", lease().take(Optional.empty()).token());
    }

    @Test
    void whatADeadProcessHasStartedAndIsAliveGoesOnUnderItsToken() throws IOException {
        here(999_999_999);
        assertEquals(
                "theirs", lease().take(Optional.of(ProcessHandle.current())).token());
    }

    @Test
    void onAnotherMachineItHoldsAsLongAsItIsTouched() throws IOException {
        written("another", "another-boot", 7);
        String holder = lease().take(Optional.empty()).holder();
        assertTrue(holder.startsWith("process 7 on another, heard of "), holder);
        Files.setLastModifiedTime(
                lease().file(),
                FileTime.from(Instant.now().minus(Lease.PATIENCE).minusSeconds(10)));
        assertTrue(lease().take(Optional.empty()).isOurs());
    }

    @Test
    void afterARestartOfThisMachineItHoldsAsLong() throws IOException {
        written(Host.here().name(), "another-boot", ProcessHandle.current().pid());
        assertFalse(lease().take(Optional.empty()).isOurs());
    }

    @Test
    void whoeverHasLostItIsToldAtTheNextTouch() throws IOException {
        String token = lease().take(Optional.empty()).token();
        Files.setLastModifiedTime(lease().file(), FileTime.from(Instant.EPOCH));
        assertTrue(lease().touch(token));
        assertTrue(Files.getLastModifiedTime(lease().file()).toInstant().isAfter(Instant.EPOCH));
        here(7);
        assertFalse(lease().touch(token));
        Files.delete(lease().file());
        assertFalse(lease().touch(token));
    }

    @Test
    void allThatAreHeldAreGivenBack() throws IOException {
        try (HeldLeases held = new HeldLeases()) {
            held.keep(lease().take(Optional.empty()).token(), lease());
            assertTrue(Files.exists(lease().file()));
        }
        assertFalse(Files.exists(lease().file()));
    }

    /** Those of two machines may differ by hours: what counts is that of the file system, for which no file is newer than now. */
    @Test
    void noClockButThatOfTheFileSystemCounts() throws IOException {
        String token = lease().take(Optional.empty()).token();
        for (int at = 0; at < 100; at++) {
            assertTrue(lease().touch(token));
            FileTime now = Files.getLastModifiedTime(Files.createFile(folder.resolve("now" + at)));
            assertTrue(Files.getLastModifiedTime(lease().file()).compareTo(now) <= 0);
        }
    }

    @Test
    void whatWasTouchedIsAsItWas() throws IOException {
        String token = lease().take(Optional.empty()).token();
        String text = Files.readString(lease().file());
        assertTrue(lease().touch(token));
        assertEquals(text, Files.readString(lease().file()));
        Files.writeString(lease().file(), "tok");
        assertFalse(lease().touch(token));
        assertEquals("tok", Files.readString(lease().file()));
    }

    @Test
    void whoeverIsTurnedAwayHearsHowLongItMayLast() throws IOException {
        written("another", "another-boot", 7);
        Files.setLastModifiedTime(lease().file(), FileTime.from(Instant.now().minusSeconds(100)));
        String holder = lease().holder().orElseThrow();
        assertTrue(
                holder.matches("process 7 on another, heard of 1\\d\\d s ago, and believed for \\d+ s more"), holder);
    }
}
