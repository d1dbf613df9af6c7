/*
 * Loaded before the C library (LD_PRELOAD), it makes fcntl(descriptor, F_SETFD, flags) see an even number for its flags,
 * so that close-on-exec is not set: what happens on Apple silicon when a caller passes the variable argument in a
 * register, as if fcntl had none. It does so in programs named "java" alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>

static int (*real_fcntl)(int, int, ...);
static int (*real_fcntl64)(int, int, ...);
static int in_java;

__attribute__((constructor)) static void prepare(void)
{
    real_fcntl = dlsym(RTLD_NEXT, "fcntl");
    real_fcntl64 = dlsym(RTLD_NEXT, "fcntl64");
    in_java = strcmp(program_invocation_short_name, "java") == 0;
}

static void *as_received(int command, void *argument)
{
    return in_java && command == F_SETFD ? NULL : argument;
}

int fcntl(int descriptor, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return real_fcntl(descriptor, command, as_received(command, argument));
}

int fcntl64(int descriptor, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return real_fcntl64(descriptor, command, as_received(command, argument));
}
