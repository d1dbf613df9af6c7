package dev.belay.evidence;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the machine said at the time of a death. Empty means that it could not be read, which is not zero.
 *
 * @param oomKills processes that the kernel's OOM killer ended in the client's cgroup since the client started
 * @param oomVictim the kernel log names a process of the client's tree
 * @param peakResident the largest resident size of the client's tree that was seen, in bytes
 * @param memoryAvailable the machine's available memory, in bytes
 * @param memoryTotal the machine's memory, in bytes
 * @param memoryLimit the cgroup's limit, in bytes
 * @param diskFree free bytes on the file system of the transcript
 * @param inodesFree free inodes there
 * @param memoryPeak the most that the cgroup has used since it was made, in bytes, where it has a limit
 * @param readOnly whether the client may not write where its transcript belongs (a read-only mount, no permission)
 * @param configurationFault what is wrong with {@code .claude.json}: the file, the line and the fault
 */
public record Machine(
        OptionalLong oomKills,
        Optional<String> oomVictim,
        OptionalLong peakResident,
        OptionalLong memoryAvailable,
        OptionalLong memoryTotal,
        OptionalLong memoryLimit,
        OptionalLong diskFree,
        OptionalLong inodesFree,
        OptionalLong memoryPeak,
        Optional<Boolean> readOnly,
        Optional<String> configurationFault) {

    /** What the kernel counted, without a look at the folders. */
    public Machine(
            OptionalLong oomKills,
            Optional<String> oomVictim,
            OptionalLong peakResident,
            OptionalLong memoryAvailable,
            OptionalLong memoryTotal,
            OptionalLong memoryLimit,
            OptionalLong diskFree,
            OptionalLong inodesFree) {
        this(
                oomKills,
                oomVictim,
                peakResident,
                memoryAvailable,
                memoryTotal,
                memoryLimit,
                diskFree,
                inodesFree,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what is wrong with the configuration. */
    public Machine withConfigurationFault(Optional<String> fault) {
        return new Machine(
                oomKills,
                oomVictim,
                peakResident,
                memoryAvailable,
                memoryTotal,
                memoryLimit,
                diskFree,
                inodesFree,
                memoryPeak,
                readOnly,
                fault);
    }

    public static Machine unread() {
        return new Machine(
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
