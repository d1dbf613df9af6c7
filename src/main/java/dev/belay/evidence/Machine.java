package dev.belay.evidence;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the machine said at the time of a death. Empty means that it could not be read, which is not zero.
 *
 * @param configurationFault what is wrong with {@code .claude.json}: the file, the line and the fault
 * @param restarted whether the machine was started anew soon after the session's last sign of life
 * @param strain whether memory was short
 */
public record Machine(
        Memory memory, Disk disk, Optional<String> configurationFault, Optional<Boolean> restarted, Strain strain) {

    /** One that has been there all the time. */
    public Machine(Memory memory, Disk disk, Optional<String> configurationFault) {
        this(memory, disk, configurationFault, Optional.empty(), Strain.unread());
    }

    /**
     * The memory, and who died of its want.
     *
     * @param oomKills processes that the kernel's OOM killer ended in the client's cgroup since the client started
     * @param oomVictim the kernel log names a process of the client's tree
     * @param peakResident the largest resident size of the client's tree that was seen, in bytes
     * @param available the machine's available memory, in bytes
     * @param total the machine's memory, in bytes
     * @param limit the cgroup's limit, in bytes
     * @param peak the most that the cgroup has used since it was made, in bytes, where it has a limit
     */
    public record Memory(
            OptionalLong oomKills,
            Optional<String> oomVictim,
            OptionalLong peakResident,
            OptionalLong available,
            OptionalLong total,
            OptionalLong limit,
            OptionalLong peak) {
        public static Memory unread() {
            return new Memory(
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());
        }
    }

    /**
     * The disk of the transcript.
     *
     * @param free free bytes on its file system
     * @param inodesFree free inodes there
     * @param readOnly whether the client may not write where its transcript belongs (a read-only mount, no permission)
     */
    public record Disk(OptionalLong free, OptionalLong inodesFree, Optional<Boolean> readOnly) {
        public static Disk unread() {
            return new Disk(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
        }
    }

    /**
     * How hard it was to get memory.
     *
     * @param pressure how much of the last ten seconds some process has waited for memory, in percent
     * @param isShort whether there was so little left, or so much waiting, that whatever ends processes for that may have
     */
    public record Strain(OptionalLong pressure, Optional<Boolean> isShort) {
        public static Strain unread() {
            return new Strain(OptionalLong.empty(), Optional.empty());
        }
    }

    public static Machine unread() {
        return new Machine(Memory.unread(), Disk.unread(), Optional.empty());
    }

    /** The same with what is wrong with the configuration. */
    public Machine withConfigurationFault(Optional<String> fault) {
        return new Machine(memory, disk, fault, restarted, strain);
    }

    /** The same with how short memory was. */
    public Machine strained(Strain now) {
        return new Machine(memory, disk, configurationFault, restarted, now);
    }

    /** The same with whether it was started anew. */
    public Machine withRestart(boolean anew) {
        return new Machine(memory, disk, configurationFault, Optional.of(anew), strain);
    }
}
