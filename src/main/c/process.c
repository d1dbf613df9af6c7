/* Starting a program and hearing of its end. See belay.c. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <jni.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/event.h>
#else
#include <stdint.h>
#include <sys/syscall.h>
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef NSIG
#define NSIG 65
#endif

#define CALL(type, name) JNIEXPORT type JNICALL Java_dev_belay_posix_calls_JniCalls_##name

/* What dev.belay.posix.calls.Change knows. */
#define EXITED 1
#define SIGNALLED 2
#define STOPPED 3
/* What dev.belay.posix.calls.NativeCalls asks for. */
#define PEEK 1
#define AT_ONCE 2
#define ENDS 4
#define STOPS 8

struct program {
    const char *path;
    char **arguments;
    char **environment;
    const char *terminal;
    int standard[3];
    /* The write end of a pipe that a successful exec closes. */
    int report;
};

/*
 * In the new process, which after vfork(2) still lives in the memory of its parent: async-signal-safe calls only, and
 * nothing of the parent's is written to. No signal is let in before every handler of the JVM's is gone.
 */
static void become(const struct program *program) {
    struct sigaction action;
    int standard[3] = {program->standard[0], program->standard[1], program->standard[2]};
    for (int number = 1; number < NSIG; number++) {
        if (sigaction(number, NULL, &action) == 0) {
            int handled = action.sa_handler != SIG_IGN && action.sa_handler != SIG_DFL;
            /* The launcher's shell starts background work with these two ignored. */
            if (handled || number == SIGINT || number == SIGQUIT) {
                memset(&action, 0, sizeof action);
                action.sa_handler = SIG_DFL;
                sigaction(number, &action, NULL);
            }
        }
    }
    if (program->terminal != NULL) {
        if (setsid() < 0) {
            goto failed;
        }
        int slave = open(program->terminal, O_RDWR);
        if (slave < 0 || ioctl(slave, TIOCSCTTY, 0) != 0) {
            goto failed;
        }
        standard[0] = standard[1] = standard[2] = slave;
    }
    /* First out of the way, what would be overwritten before it was used. */
    for (int i = 0; i < 3; i++) {
        if (standard[i] < 3 && standard[i] != i) {
            standard[i] = fcntl(standard[i], F_DUPFD, 3);
        }
        if (standard[i] < 0) {
            goto failed;
        }
    }
    for (int i = 0; i < 3; i++) {
        if (standard[i] != i && dup2(standard[i], i) < 0) {
            goto failed;
        }
    }
    if (program->terminal != NULL && standard[0] > 2) {
        close(standard[0]);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(program->path, program->arguments, program->environment);
failed:;
    int error = errno;
    while (write(program->report, &error, sizeof error) < 0 && errno == EINTR) {
    }
    _exit(127);
}

/* macOS has taken vfork(2) back; there, and in a test, it is fork(2). */
static __attribute__((noinline)) pid_t split(const struct program *program) {
#if defined(__APPLE__) || defined(BELAY_FORK)
    pid_t pid = fork();
#else
    pid_t pid = vfork();
#endif
    if (pid == 0) {
        become(program);
    }
    return pid;
}

static int start(struct program *program) {
    int ends[2];
    sigset_t all, before;
    int error = 0;
#ifdef __APPLE__
    if (pipe(ends) != 0) {
        return -errno;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#else
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return -errno;
    }
#endif
    /* Below 3 it would be in the way of what the program is given. */
    program->report = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
    close(ends[1]);
    if (program->report < 0) {
        error = errno;
        close(ends[0]);
        return -error;
    }
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t pid = split(program);
    int failure = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(program->report);
    ssize_t told = 0;
    if (pid > 0) {
        while ((told = read(ends[0], &error, sizeof error)) < 0 && errno == EINTR) {
        }
    }
    close(ends[0]);
    if (pid < 0) {
        return -failure;
    }
    if (told != (ssize_t) sizeof error) {
        return pid;
    }
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
    }
    return -error;
}

/* Strings, each with a zero behind it, as execve(2) takes them: one block of memory, the pointers first. */
static char **words_of(JNIEnv *env, jbyteArray block) {
    jsize length = (*env)->GetArrayLength(env, block);
    jbyte *bytes = malloc((size_t) length + 1);
    if (bytes == NULL) {
        return NULL;
    }
    (*env)->GetByteArrayRegion(env, block, 0, length, bytes);
    size_t count = 0;
    for (jsize i = 0; i < length; i++) {
        count += bytes[i] == 0;
    }
    char **words = malloc((count + 1) * sizeof *words + (size_t) length);
    if (words != NULL) {
        char *at = (char *) (words + count + 1);
        memcpy(at, bytes, (size_t) length);
        for (size_t i = 0; i < count; i++) {
            words[i] = at;
            at += strlen(at) + 1;
        }
        words[count] = NULL;
    }
    free(bytes);
    return words;
}

CALL(jint, spawn)(JNIEnv *env, jobject self, jbyteArray path, jbyteArray arguments, jbyteArray environment,
                  jintArray standard, jbyteArray terminal) {
    struct program program = {0};
    char **file = words_of(env, path);
    char **on = terminal == NULL ? NULL : words_of(env, terminal);
    int result = -ENOMEM;
    program.arguments = words_of(env, arguments);
    program.environment = words_of(env, environment);
    (*env)->GetIntArrayRegion(env, standard, 0, 3, (jint *) program.standard);
    if (file != NULL && program.arguments != NULL && program.environment != NULL && (terminal == NULL || on != NULL)) {
        program.path = file[0];
        program.terminal = on == NULL ? NULL : on[0];
        result = start(&program);
    }
    free(program.environment);
    free(program.arguments);
    free(on);
    free(file);
    return result;
}

/*
 * Waits for a child, or for any of them (0): who it was, what became of it, and the status or signal. To look without
 * taking is Linux's alone, where the others of Java's own must not be taken from it.
 */
CALL(jint, await)(JNIEnv *env, jobject self, jint pid, jint how, jintArray change) {
    jint told[3] = {0, 0, 0};
#ifdef __APPLE__
    int status = 0;
    int options = ((how & STOPS) != 0 ? WUNTRACED : 0) | ((how & AT_ONCE) != 0 ? WNOHANG : 0);
    pid_t who;
    if ((how & PEEK) != 0) {
        return -ENOTSUP;
    }
    do {
        who = waitpid(pid == 0 ? -1 : pid, &status, options);
    } while (who < 0 && errno == EINTR);
    if (who < 0) {
        return -errno;
    }
    told[0] = who;
    told[1] = WIFSTOPPED(status) ? STOPPED : WIFEXITED(status) ? EXITED : SIGNALLED;
    told[2] = WIFSTOPPED(status) ? WSTOPSIG(status) : WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
#else
    siginfo_t information;
    int options = ((how & STOPS) != 0 ? WSTOPPED : 0) | ((how & ENDS) != 0 ? WEXITED : 0) |
                  ((how & PEEK) != 0 ? WNOWAIT : 0) | ((how & AT_ONCE) != 0 ? WNOHANG : 0);
    int result;
    memset(&information, 0, sizeof information);
    do {
        result = waitid(pid == 0 ? P_ALL : P_PID, (id_t) pid, &information, options);
    } while (result < 0 && errno == EINTR);
    if (result < 0) {
        return -errno;
    }
    told[0] = information.si_pid;
    told[1] = information.si_code == CLD_STOPPED ? STOPPED : information.si_code == CLD_EXITED ? EXITED : SIGNALLED;
    told[2] = information.si_status & (information.si_code == CLD_EXITED ? 0xFF : 0x7F);
#endif
    (*env)->SetIntArrayRegion(env, change, 0, 3, told);
    return 0;
}

/* A descriptor that can be read from once the process has ended, whoever's child it is. */
CALL(jint, watchEnd)(JNIEnv *env, jobject self, jint pid) {
#ifdef __APPLE__
    struct kevent end;
    int queue = kqueue();
    if (queue < 0) {
        return -errno;
    }
    fcntl(queue, F_SETFD, FD_CLOEXEC);
    EV_SET(&end, pid, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
    if (kevent(queue, &end, 1, NULL, 0, NULL) < 0) {
        int error = errno;
        close(queue);
        return -error;
    }
    return queue;
#else
    long descriptor = syscall(SYS_pidfd_open, (pid_t) pid, 0U);
    return descriptor < 0 ? -errno : (jint) descriptor;
#endif
}

/* How it ended, as wait(2) has it, of a process that watchEnd watched: Linux tells it from 6.15 on. */
CALL(jint, endStatus)(JNIEnv *env, jobject self, jint watched) {
#ifdef __APPLE__
    return -ENOTSUP;
#else
    /* The first form of struct pidfd_info (linux/pidfd.h), which older headers do not have. */
    struct {
        uint64_t mask;
        uint64_t cgroup;
        uint32_t numbers[11];
        int32_t exit_code;
    } information;
    const uint64_t tells_exit = 8;
    memset(&information, 0, sizeof information);
    information.mask = tells_exit;
    if (ioctl(watched, _IOWR(0xFF, 11, information), &information) != 0) {
        return -errno;
    }
    return (information.mask & tells_exit) == 0 ? -ENODATA : information.exit_code;
#endif
}
