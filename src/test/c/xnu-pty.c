/*
 * Loaded before the C library (LD_PRELOAD), it makes a pty behave as on macOS: until its slave has been opened once, the
 * master answers ENOTTY to what asks for or sets its size or its line settings (XNU, bsd/kern/tty_dev.c, fix_7070978).
 * And poll(2) does not know /dev/tty: it answers POLLNVAL at once.
 * It does so in programs named "java" alone, for shells and clients are not the ones that are tried.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define PTYS 4096

static char opened[PTYS];
static int (*real_ioctl)(int, unsigned long, ...);
static int (*real_tcgetattr)(int, struct termios *);
static int (*real_tcsetattr)(int, int, const struct termios *);
static int (*real_open)(const char *, int, ...);
static int (*real_open64)(const char *, int, ...);
static int (*real_posix_openpt)(int);
static int (*real_poll)(struct pollfd *, nfds_t, int);
static int in_java;

__attribute__((constructor)) static void prepare(void)
{
    real_ioctl = dlsym(RTLD_NEXT, "ioctl");
    real_tcgetattr = dlsym(RTLD_NEXT, "tcgetattr");
    real_tcsetattr = dlsym(RTLD_NEXT, "tcsetattr");
    real_open = dlsym(RTLD_NEXT, "open");
    real_open64 = dlsym(RTLD_NEXT, "open64");
    real_posix_openpt = dlsym(RTLD_NEXT, "posix_openpt");
    real_poll = dlsym(RTLD_NEXT, "poll");
    in_java = strcmp(program_invocation_short_name, "java") == 0;
}

/* The number of the pty whose master this is, or -1. */
static int number_of(int master)
{
    int number = -1;
    int before = errno;
    if (!in_java || real_ioctl(master, TIOCGPTN, &number) != 0) {
        number = -1;
    }
    errno = before;
    return number < PTYS ? number : -1;
}

/* Whether this is the master of a pty whose slave nobody has opened yet; then errno says what XNU says. */
static int not_yet(int master)
{
    int number = number_of(master);
    if (number < 0 || opened[number]) {
        return 0;
    }
    errno = ENOTTY;
    return 1;
}

/* The numbers are used again: a new pty starts over. */
int posix_openpt(int flags)
{
    int master = real_posix_openpt(flags);
    int number = master < 0 ? -1 : number_of(master);
    if (number >= 0) {
        opened[number] = 0;
    }
    return master;
}

int ioctl(int descriptor, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    if ((request == TIOCSWINSZ || request == TIOCGWINSZ) && not_yet(descriptor)) {
        return -1;
    }
    return real_ioctl(descriptor, request, argument);
}

int tcgetattr(int descriptor, struct termios *settings)
{
    return not_yet(descriptor) ? -1 : real_tcgetattr(descriptor, settings);
}

int tcsetattr(int descriptor, int when, const struct termios *settings)
{
    return not_yet(descriptor) ? -1 : real_tcsetattr(descriptor, when, settings);
}

static int noted(const char *path, int descriptor)
{
    int number;
    if (descriptor >= 0 && sscanf(path, "/dev/pts/%d", &number) == 1 && number >= 0 && number < PTYS) {
        opened[number] = 1;
    }
    return descriptor;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return noted(path, real_open(path, flags, mode));
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;
    va_end(rest);
    return noted(path, real_open64(path, flags, mode));
}

static int is_dev_tty(int descriptor)
{
    char link[64];
    char target[16];
    int before = errno;
    snprintf(link, sizeof(link), "/proc/self/fd/%d", descriptor);
    ssize_t length = descriptor < 0 ? -1 : readlink(link, target, sizeof(target));
    errno = before;
    return length == 8 && memcmp(target, "/dev/tty", 8) == 0;
}

int poll(struct pollfd *descriptors, nfds_t count, int milliseconds)
{
    int unknown = 0;
    for (nfds_t i = 0; in_java && i < count; i++) {
        descriptors[i].revents = 0;
        if (is_dev_tty(descriptors[i].fd)) {
            descriptors[i].revents = POLLNVAL;
            unknown++;
        }
    }
    return unknown > 0 ? unknown : real_poll(descriptors, count, milliseconds);
}
