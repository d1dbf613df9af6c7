/*
 * What Java has no word for: descriptors, terminals, programs and their ends. One function for each method of
 * dev.belay.posix.calls.JniCalls. A result below zero is a negative error number; nothing here keeps a state.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <jni.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/event.h>
#else
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif

/* Both sides must have been built from the same state of the sources. */
#define VERSION 7
#define CALL(type, name) JNIEXPORT type JNICALL Java_dev_belay_posix_calls_JniCalls_##name
/* HotSpot guarantees native code 80 KB of stack. */
#define CHUNK 32768
#define PATH 4096

static jint outcome(long result) {
    return result < 0 ? -errno : (jint) result;
}

/* A path of Java's as the C library takes it; too long is an error of the caller's to report. */
static int path_of(JNIEnv *env, jbyteArray bytes, char path[PATH]) {
    jsize length = (*env)->GetArrayLength(env, bytes);
    if (length >= PATH) {
        errno = ENAMETOOLONG;
        return -1;
    }
    (*env)->GetByteArrayRegion(env, bytes, 0, length, (jbyte *) path);
    path[length] = 0;
    return 0;
}

CALL(jint, version)(JNIEnv *env, jobject self) {
    return VERSION;
}

/* Descriptors */

CALL(jint, close)(JNIEnv *env, jobject self, jint descriptor) {
    return outcome(close(descriptor));
}

CALL(jint, duplicate)(JNIEnv *env, jobject self, jint descriptor, jint onto) {
    return outcome(dup2(descriptor, onto));
}

CALL(jint, duplicateFrom)(JNIEnv *env, jobject self, jint descriptor, jint lowest) {
    return outcome(fcntl(descriptor, F_DUPFD_CLOEXEC, lowest));
}

static int close_on_exec(int descriptor, int on) {
    return fcntl(descriptor, F_SETFD, on ? FD_CLOEXEC : 0);
}

CALL(jint, closeOnExec)(JNIEnv *env, jobject self, jint descriptor, jboolean on) {
    return outcome(close_on_exec(descriptor, on));
}

static int private_pipe(int ends[2]) {
#ifdef __APPLE__
    int result = pipe(ends);
    if (result == 0) {
        close_on_exec(ends[0], 1);
        close_on_exec(ends[1], 1);
    }
    return result;
#else
    return pipe2(ends, O_CLOEXEC);
#endif
}

CALL(jint, pipe)(JNIEnv *env, jobject self, jintArray descriptors) {
    int ends[2];
    if (private_pipe(ends) != 0) {
        return -errno;
    }
    (*env)->SetIntArrayRegion(env, descriptors, 0, 2, (jint *) ends);
    return 0;
}

CALL(jint, widen)(JNIEnv *env, jobject self, jint descriptor, jint size) {
#ifdef F_SETPIPE_SZ
    return outcome(fcntl(descriptor, F_SETPIPE_SZ, size));
#else
    return -ENOTSUP;
#endif
}

CALL(jint, openToRead)(JNIEnv *env, jobject self, jbyteArray file) {
    char path[PATH];
    return path_of(env, file, path) != 0 ? -errno : outcome(open(path, O_RDONLY | O_CLOEXEC));
}

CALL(jint, openToWrite)(JNIEnv *env, jobject self, jbyteArray file) {
    char path[PATH];
    return path_of(env, file, path) != 0 ? -errno : outcome(open(path, O_WRONLY | O_CLOEXEC));
}

CALL(jint, create)(JNIEnv *env, jobject self, jbyteArray file) {
    char path[PATH];
    return path_of(env, file, path) != 0
                   ? -errno
                   : outcome(open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600));
}

CALL(jint, mayExecute)(JNIEnv *env, jobject self, jbyteArray file) {
    char path[PATH];
    return path_of(env, file, path) != 0 ? -errno : outcome(access(path, X_OK));
}

CALL(jint, changeDirectory)(JNIEnv *env, jobject self, jbyteArray folder) {
    char path[PATH];
    return path_of(env, folder, path) != 0 ? -errno : outcome(chdir(path));
}

CALL(jint, read)(JNIEnv *env, jobject self, jint descriptor, jbyteArray into, jint offset, jint size) {
    jbyte chunk[CHUNK];
    ssize_t count;
    do {
        count = read(descriptor, chunk, size < CHUNK ? size : CHUNK);
    } while (count < 0 && errno == EINTR);
    if (count > 0) {
        (*env)->SetByteArrayRegion(env, into, offset, (jsize) count, chunk);
    }
    return outcome(count);
}

static int write_all(int descriptor, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t count = write(descriptor, bytes, size);
        if (count >= 0) {
            bytes += count;
            size -= (size_t) count;
        } else if (errno == EAGAIN) {
            struct pollfd writable = {descriptor, POLLOUT, 0};
            poll(&writable, 1, -1);
        } else if (errno != EINTR) {
            return -1;
        }
    }
    return 0;
}

CALL(jint, write)(JNIEnv *env, jobject self, jint descriptor, jbyteArray from, jint offset, jint size) {
    jbyte chunk[CHUNK];
    while (size > 0) {
        jint part = size < CHUNK ? size : CHUNK;
        (*env)->GetByteArrayRegion(env, from, offset, part, chunk);
        if ((*env)->ExceptionCheck(env)) {
            return -EINVAL;
        }
        if (write_all(descriptor, (char *) chunk, (size_t) part) != 0) {
            return -errno;
        }
        offset += part;
        size -= part;
    }
    return 0;
}

/* A pty gives so much at a time when more is coming. */
#define FULL 2048
/* What dev.belay.posix.calls.NativeCalls.UNWRITTEN says. */
#define UNWRITTEN (1 << 30)

static int readable(int descriptor) {
    struct pollfd one = {descriptor, POLLIN, 0};
    return poll(&one, 1, 0) == 1 && (one.revents & POLLIN) != 0;
}

/* Reads and writes in turns, as long as much comes and there is room for it; then all of it is shown at once. */
CALL(jint, carry)(JNIEnv *env, jobject self, jint source, jint sink, jbyteArray into, jint size) {
    char chunk[CHUNK];
    jint limit = size < CHUNK ? size : CHUNK;
    jint total = 0;
    int unwritten = 0;
    ssize_t count;
    do {
        do {
            count = read(source, chunk + total, (size_t) (limit - total));
        } while (count < 0 && errno == EINTR);
        if (count <= 0) {
            break;
        }
        unwritten = sink >= 0 && write_all(sink, chunk + total, (size_t) count) != 0;
        total += (jint) count;
    } while (!unwritten && count >= FULL && limit - total >= 2 * FULL && readable(source));
    if (total == 0) {
        return outcome(count);
    }
    (*env)->SetByteArrayRegion(env, into, 0, total, (jbyte *) chunk);
    return unwritten ? total | UNWRITTEN : total;
}

CALL(jint, find)(JNIEnv *env, jobject self, jbyteArray bytes, jint from, jint to, jbyte wanted) {
    char *all = (*env)->GetPrimitiveArrayCritical(env, bytes, NULL);
    if (all == NULL) {
        return to;
    }
    char *found = memchr(all + from, wanted, (size_t) (to - from));
    jint at = found == NULL ? to : (jint) (found - all);
    (*env)->ReleasePrimitiveArrayCritical(env, bytes, all, JNI_ABORT);
    return at;
}

static void mark(fd_set *set, int descriptor) {
    if (descriptor >= 0 && descriptor < FD_SETSIZE) {
        FD_SET(descriptor, set);
    }
}

static int marked(fd_set *set, int descriptor) {
    return descriptor >= 0 && descriptor < FD_SETSIZE && FD_ISSET(descriptor, set);
}

/* macOS: poll(2) may not know a device, /dev/tty for one, that select(2) knows. */
static int select_both(int first, int second, int milliseconds) {
    fd_set set;
    struct timeval limit = {milliseconds / 1000, milliseconds % 1000 * 1000};
    FD_ZERO(&set);
    mark(&set, first);
    mark(&set, second);
    int highest = first > second ? first : second;
    int count = select(highest + 1, &set, NULL, NULL, milliseconds < 0 ? NULL : &limit);
    return count < 0 ? -errno : (marked(&set, first) ? 1 : 0) | (marked(&set, second) ? 2 : 0);
}

CALL(jint, poll)(JNIEnv *env, jobject self, jint first, jint second, jint milliseconds) {
    struct pollfd set[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
    if (poll(set, 2, milliseconds) < 0) {
        return -errno;
    }
    if ((set[0].revents & POLLNVAL) != 0) {
        int ready = select_both(first, second, milliseconds);
        if (ready >= 0) {
            return ready;
        }
    }
    return (set[0].revents != 0 ? 1 : 0) | (set[1].revents != 0 ? 2 : 0);
}

CALL(jint, pending)(JNIEnv *env, jobject self, jint descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) != 0 ? -errno : count;
}

CALL(jint, socket)(JNIEnv *env, jobject self, jint domain, jint type, jint protocol) {
    return outcome(socket(domain, type, protocol));
}

CALL(jint, fileSystem)(JNIEnv *env, jobject self, jbyteArray file, jlongArray answer) {
    char path[PATH];
    struct statvfs is;
    if (path_of(env, file, path) != 0 || statvfs(path, &is) != 0) {
        return -errno;
    }
    jlong counts[4] = {(jlong) is.f_frsize, (jlong) is.f_bavail, (jlong) is.f_files, (jlong) is.f_ffree};
    (*env)->SetLongArrayRegion(env, answer, 0, 4, counts);
    return 0;
}

/* Terminals */

CALL(jboolean, isTerminal)(JNIEnv *env, jobject self, jint descriptor) {
    return isatty(descriptor) == 1;
}

CALL(jint, openMaster)(JNIEnv *env, jobject self) {
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master >= 0) {
        close_on_exec(master, 1);
    }
    return outcome(master);
}

CALL(jint, unlock)(JNIEnv *env, jobject self, jint master) {
    return grantpt(master) != 0 || unlockpt(master) != 0 ? -errno : 0;
}

/* macOS before 10.13.4 has no ptsname_r; the caller lets one at a time in. */
CALL(jbyteArray, slaveOf)(JNIEnv *env, jobject self, jint master) {
    char *name = ptsname(master);
    if (name == NULL) {
        return NULL;
    }
    jsize length = (jsize) strlen(name);
    jbyteArray bytes = (*env)->NewByteArray(env, length);
    if (bytes != NULL) {
        (*env)->SetByteArrayRegion(env, bytes, 0, length, (jbyte *) name);
    }
    return bytes;
}

CALL(jint, openTerminal)(JNIEnv *env, jobject self, jbyteArray name) {
    char path[PATH];
    return path_of(env, name, path) != 0 ? -errno : outcome(open(path, O_RDWR | O_NOCTTY | O_CLOEXEC));
}

CALL(jint, attributes)(JNIEnv *env, jobject self, jint descriptor, jbyteArray into) {
    struct termios settings;
    memset(&settings, 0, sizeof settings);
    if (tcgetattr(descriptor, &settings) != 0) {
        return -errno;
    }
    (*env)->SetByteArrayRegion(env, into, 0, sizeof settings, (jbyte *) &settings);
    return 0;
}

CALL(jint, setAttributes)(JNIEnv *env, jobject self, jint descriptor, jboolean drained, jbyteArray from) {
    struct termios settings;
    (*env)->GetByteArrayRegion(env, from, 0, sizeof settings, (jbyte *) &settings);
    return outcome(tcsetattr(descriptor, drained ? TCSADRAIN : TCSANOW, &settings));
}

CALL(void, makeRaw)(JNIEnv *env, jobject self, jbyteArray attributes) {
    struct termios settings;
    (*env)->GetByteArrayRegion(env, attributes, 0, sizeof settings, (jbyte *) &settings);
    cfmakeraw(&settings);
    (*env)->SetByteArrayRegion(env, attributes, 0, sizeof settings, (jbyte *) &settings);
}

/* Drops what has been typed and not read, and what has been written and not shown. */
CALL(jint, discard)(JNIEnv *env, jobject self, jint descriptor) {
    return outcome(tcflush(descriptor, TCIOFLUSH));
}

CALL(jint, windowSize)(JNIEnv *env, jobject self, jint descriptor, jintArray into) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) {
        return -errno;
    }
    jint figures[4] = {size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel};
    (*env)->SetIntArrayRegion(env, into, 0, 4, figures);
    return 0;
}

CALL(jint, setWindowSize)(JNIEnv *env, jobject self, jint descriptor, jint rows, jint columns, jint width, jint height) {
    struct winsize size = {
        (unsigned short) rows, (unsigned short) columns, (unsigned short) width, (unsigned short) height};
    return outcome(ioctl(descriptor, TIOCSWINSZ, &size));
}

CALL(jint, foregroundGroup)(JNIEnv *env, jobject self, jint descriptor) {
    return outcome(tcgetpgrp(descriptor));
}

/* Processes */

CALL(jint, ownGroup)(JNIEnv *env, jobject self) {
    return getpgrp();
}

CALL(jint, ownId)(JNIEnv *env, jobject self) {
    return getpid();
}

CALL(jint, parent)(JNIEnv *env, jobject self) {
    return getppid();
}

CALL(jint, user)(JNIEnv *env, jobject self) {
    return (jint) getuid();
}

CALL(jint, kill)(JNIEnv *env, jobject self, jint pid, jint number) {
    return outcome(kill(pid, number));
}

CALL(jint, disposition)(JNIEnv *env, jobject self, jint number, jboolean ignored) {
    return signal(number, ignored ? SIG_IGN : SIG_DFL) == SIG_ERR ? -errno : 0;
}

static int heard_by = -1;

static void heard(int number) {
    int kept = errno;
    unsigned char octet = (unsigned char) number;
    if (write(heard_by, &octet, 1) < 0) {
        /* The pipe is full of signals that nobody has read: one more says nothing new. */
    }
    errno = kept;
}

/* One that is ignored stays ignored. */
CALL(jint, hear)(JNIEnv *env, jobject self, jint descriptor, jint number) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) != 0) {
        return -errno;
    }
    if (!(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN) {
        return 0;
    }
    heard_by = descriptor;
    memset(&action, 0, sizeof action);
    action.sa_handler = heard;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    return outcome(sigaction(number, &action, NULL));
}

CALL(jint, adoptOrphans)(JNIEnv *env, jobject self) {
#ifdef __APPLE__
    return -ENOTSUP;
#else
    return outcome(prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L));
#endif
}

CALL(jint, signalOnParentsDeath)(JNIEnv *env, jobject self, jint number) {
#ifdef __APPLE__
    return -ENOTSUP;
#else
    return outcome(prctl(PR_SET_PDEATHSIG, (unsigned long) number, 0L, 0L, 0L));
#endif
}

CALL(jbyteArray, explain)(JNIEnv *env, jobject self, jint number) {
    const char *words = strerror(number);
    jsize length = (jsize) strlen(words);
    jbyteArray bytes = (*env)->NewByteArray(env, length);
    if (bytes != NULL) {
        (*env)->SetByteArrayRegion(env, bytes, 0, length, (const jbyte *) words);
    }
    return bytes;
}
