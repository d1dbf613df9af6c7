/** The operating system's own calls, in two forms: a library of ours, and JNA where that cannot be built. */
package dev.belay.posix.calls;
