/*
 * Stands in for pty4j's pty4j-unix-spawn-helper, which there is for macOS only: the same words, the same calls in the
 * same order (read from its disassembly, pty4j 0.13.12), the same silence when the program cannot be started.
 *
 * Words: directory, console mode, name of the slave, number of the master, name and number of a second pty (unused
 * here), file, arguments.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void restore(int number)
{
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = SIG_DFL;
    sigaction(number, &action, NULL);
}

int main(int argc, char *argv[])
{
    if (argc < 8 || atoi(argv[2]) != 0) {
        return 64;
    }
    if (chdir(argv[1]) != 0) {
        /* The original does not look at it either. */
    }
    if (setsid() < 0) {
        return 255;
    }
    /* On macOS this alone does not make it the controlling terminal; O_NOCTTY gives Linux the same manners. */
    int slave = open(argv[3], O_RDWR | O_NOCTTY);
    if (slave < 0) {
        close(atoi(argv[4]));
        return 255;
    }
    ioctl(slave, TIOCSCTTY, 0);
    for (int standard = 0; standard < 3; standard++) {
        dup2(slave, standard);
    }
    close(slave);
    restore(SIGPIPE);
    restore(SIGINT);
    restore(SIGQUIT);
    execvp(argv[7], &argv[7]);
    return 0;
}
