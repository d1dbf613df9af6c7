/*
 * Loaded before the C library (LD_PRELOAD), it lets a program's clocks run a hundred times as fast once it has run for ten
 * seconds, and its event loop wake often enough to notice. So what a client does ten minutes after something is done soon.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define AS_BEFORE 10
#define TIMES 100
#define LONGEST_WAIT 200

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_epoll_wait)(int, struct epoll_event *, int, int);
static int (*real_epoll_pwait)(int, struct epoll_event *, int, int, const sigset_t *);
static long (*real_syscall)(long, ...);
static time_t began;

__attribute__((constructor)) static void prepare(void)
{
    struct timespec now;
    real_epoll_wait = dlsym(RTLD_NEXT, "epoll_wait");
    real_epoll_pwait = dlsym(RTLD_NEXT, "epoll_pwait");
    real_syscall = dlsym(RTLD_NEXT, "syscall");
    real_clock_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    real_clock_gettime(CLOCK_MONOTONIC, &now);
    began = now.tv_sec;
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    struct timespec now;
    if (!real_clock_gettime) {
        prepare();
    }
    int result = real_clock_gettime(clock, time);
    real_clock_gettime(CLOCK_MONOTONIC, &now);
    time_t ran = now.tv_sec - began;
    if (clock != CLOCK_PROCESS_CPUTIME_ID && clock != CLOCK_THREAD_CPUTIME_ID && ran > AS_BEFORE) {
        time->tv_sec += (ran - AS_BEFORE) * TIMES;
    }
    return result;
}

static int shorter(int timeout)
{
    return timeout < 0 || timeout > LONGEST_WAIT ? LONGEST_WAIT : timeout;
}

int epoll_wait(int epoll, struct epoll_event *events, int most, int timeout)
{
    return real_epoll_wait(epoll, events, most, shorter(timeout));
}

int epoll_pwait(int epoll, struct epoll_event *events, int most, int timeout, const sigset_t *signals)
{
    return real_epoll_pwait(epoll, events, most, shorter(timeout), signals);
}

/* Bun calls epoll_pwait2(2) this way. */
long syscall(long number, ...)
{
    static const struct timespec longest = {0, LONGEST_WAIT * 1000000L};
    va_list rest;
    va_start(rest, number);
    long one = va_arg(rest, long);
    long two = va_arg(rest, long);
    long three = va_arg(rest, long);
    long four = va_arg(rest, long);
    long five = va_arg(rest, long);
    long six = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_epoll_pwait2) {
        const struct timespec *timeout = (const struct timespec *)four;
        if (!timeout || timeout->tv_sec > 0 || timeout->tv_nsec > longest.tv_nsec) {
            four = (long)&longest;
        }
    }
    return real_syscall(number, one, two, three, four, five, six);
}
