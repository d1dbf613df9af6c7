/* Giving memory and room in files back. See belay.c. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <jni.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define CALL(type, name) JNIEXPORT type JNICALL Java_dev_belay_posix_calls_JniCalls_##name

#ifndef __APPLE__
static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text);
    size_t wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

/* What is large and comes back from the page cache: the JVM's library, its modules, and the archives of classes. */
static int large(const char *file) {
    return ends_with(file, "/libjvm.so") || ends_with(file, ".aot") || ends_with(file, ".jsa") ||
           ends_with(file, "/modules");
}
#endif

/*
 * Lets go of pages of files that nobody has written to; whoever touches one again has it at once, for it stays in the page
 * cache. Kilobytes that were resident. A mapping that has pages of its own (relocated, or written to) is left alone.
 */
CALL(jint, giveBack)(JNIEnv *env, jobject self) {
#ifdef __APPLE__
    return -ENOTSUP;
#else
    FILE *mappings = fopen("/proc/self/smaps", "re");
    char line[4096];
    unsigned long from = 0, to = 0, resident = 0, given = 0;
    int mine = 0;
    if (mappings == NULL) {
        return -errno;
    }
    while (fgets(line, sizeof line, mappings) != NULL) {
        unsigned long start, end, figure;
        char rights[8], file[3072];
        line[strcspn(line, "\n")] = 0;
        file[0] = 0;
        if (sscanf(line, "%lx-%lx %7s %*s %*s %*s %3071[^\n]", &start, &end, rights, file) >= 3) {
            from = start;
            to = end;
            mine = rights[0] == 'r' && rights[1] == '-' && large(file);
        } else if (mine && sscanf(line, "Rss: %lu kB", &figure) == 1) {
            resident = figure;
        } else if (mine && sscanf(line, "Anonymous: %lu kB", &figure) == 1) {
            if (figure == 0 && madvise((void *) from, to - from, MADV_DONTNEED) == 0) {
                given += resident;
            }
            mine = 0;
        }
    }
    fclose(mappings);
    return (jint) given;
#endif
}

/* Keeps this much room for a file, whose size stays as it is. */
CALL(jint, reserve)(JNIEnv *env, jobject self, jint descriptor, jlong length) {
#ifdef FALLOC_FL_KEEP_SIZE
    return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, length) == 0 ? 0 : -errno;
#else
    return -ENOTSUP;
#endif
}

/* Gives back the room of these bytes of a file, which are zeros from then on. */
CALL(jint, punch)(JNIEnv *env, jobject self, jint descriptor, jlong offset, jlong length) {
#ifdef FALLOC_FL_PUNCH_HOLE
    return fallocate(descriptor, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, length) == 0 ? 0 : -errno;
#else
    return -ENOTSUP;
#endif
}
