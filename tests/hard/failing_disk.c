/* A disk that fails: loaded before the C library (LD_PRELOAD), it counts everything that would change a file under one
   folder, and lets it fail from the N-th on. Told by the environment:

       FAILING_DISK=/folder:N:ERRNO:HOW:/path/of/a/mark

   HOW is `once` (that one fails), `ever` (it and all that come), `half` (it writes half of its bytes, and all that come
   fail: a disk that fills up). What failed first is written into the mark. What a program asks of the kernel past the C
   library goes unseen. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char under[PATH_MAX], how[8], mark[PATH_MAX];
static long nth;
static int error;
static atomic_long seen;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *told = getenv("FAILING_DISK");
    if (told == NULL || sscanf(told, "%4095[^:]:%ld:%d:%7[^:]:%4095s", under, &nth, &error, how, mark) != 5)
        under[0] = 0;
}

static int starts(const char *path) {
    size_t length = strlen(under);
    return length > 0 && strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int path_is_ours(int folder, const char *path) {
    char whole[PATH_MAX];
    if (path[0] == '/')
        return starts(path);
    if (folder == AT_FDCWD)
        return getcwd(whole, sizeof whole) != NULL && starts(whole);
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, whole, sizeof whole - 1);
    if (length < 0)
        return 0;
    whole[length] = 0;
    return starts(whole);
}

static int file_is_ours(int fd) {
    char whole[PATH_MAX], link[64];
    if (under[0] == 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, whole, sizeof whole - 1);
    if (length < 0)
        return 0;
    whole[length] = 0;
    return starts(whole);
}

static void leave_mark(const char *call) {
    int fd = REAL(open)(mark, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd >= 0) {
        REAL(write)(fd, call, strlen(call));
        close(fd);
    }
}

enum { PASSES, FAILS, HALF };

/* Whether this change fails; `bytes` are how many it writes, 0 where it writes none. */
static int fate(const char *call, size_t bytes) {
    long at = atomic_fetch_add(&seen, 1) + 1;
    if (at < nth)
        return PASSES;
    if (at == nth)
        leave_mark(call);
    if (at > nth && how[0] == 'o')
        return PASSES;
    if (at == nth && how[0] == 'h' && bytes > 1)
        return HALF;
    errno = error;
    return FAILS;
}

#define ON_FILE(call, fd, type, parameters, arguments)                                            \
    type call parameters {                                                                        \
        if (file_is_ours(fd) && fate(#call, 0) == FAILS)                                          \
            return -1;                                                                            \
        return REAL(call) arguments;                                                              \
    }

#define WRITES(call, parameters, whole, half)                                                     \
    ssize_t call parameters {                                                                     \
        if (file_is_ours(fd))                                                                     \
            switch (fate(#call, count)) {                                                         \
            case FAILS: return -1;                                                                \
            case HALF: return REAL(call) half;                                                    \
            }                                                                                     \
        return REAL(call) whole;                                                                  \
    }

WRITES(write, (int fd, const void *bytes, size_t count), (fd, bytes, count), (fd, bytes, count / 2))
WRITES(pwrite, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at), (fd, bytes, count / 2, at))
WRITES(pwrite64, (int fd, const void *bytes, size_t count, off64_t at), (fd, bytes, count, at),
       (fd, bytes, count / 2, at))

ON_FILE(writev, fd, ssize_t, (int fd, const struct iovec *parts, int count), (fd, parts, count))
ON_FILE(pwritev, fd, ssize_t, (int fd, const struct iovec *parts, int count, off_t at), (fd, parts, count, at))
ON_FILE(fsync, fd, int, (int fd), (fd))
ON_FILE(fdatasync, fd, int, (int fd), (fd))
ON_FILE(ftruncate, fd, int, (int fd, off_t length), (fd, length))
ON_FILE(ftruncate64, fd, int, (int fd, off64_t length), (fd, length))
ON_FILE(fallocate, fd, int, (int fd, int mode, off_t at, off_t length), (fd, mode, at, length))
ON_FILE(fallocate64, fd, int, (int fd, int mode, off64_t at, off64_t length), (fd, mode, at, length))
ON_FILE(copy_file_range, to, ssize_t,
        (int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags),
        (from, from_at, to, to_at, count, flags))
ON_FILE(sendfile, to, ssize_t, (int to, int from, off_t *at, size_t count), (to, from, at, count))
ON_FILE(sendfile64, to, ssize_t, (int to, int from, off64_t *at, size_t count), (to, from, at, count))

/* This one answers with the error itself. */
int posix_fallocate(int fd, off_t at, off_t length) {
    if (file_is_ours(fd) && fate("posix_fallocate", 0) == FAILS)
        return error;
    return REAL(posix_fallocate)(fd, at, length);
}

#define OPENS(call, parameters, folder, path)                                                     \
    int call parameters {                                                                         \
        mode_t mode = 0;                                                                          \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                      \
            va_list more;                                                                         \
            va_start(more, flags);                                                                \
            mode = va_arg(more, mode_t);                                                          \
            va_end(more);                                                                         \
        }                                                                                         \
        int makes = (flags & O_TMPFILE) == O_TMPFILE                                              \
                    || ((flags & O_CREAT) && faccessat(folder, path, F_OK, 0) != 0);              \
        if (makes && path_is_ours(folder, path) && fate(#call, 0) == FAILS)                       \
            return -1;

OPENS(open, (const char *path, int flags, ...), AT_FDCWD, path)
    return REAL(open)(path, flags, mode);
}
OPENS(open64, (const char *path, int flags, ...), AT_FDCWD, path)
    return REAL(open64)(path, flags, mode);
}
OPENS(openat, (int folder, const char *path, int flags, ...), folder, path)
    return REAL(openat)(folder, path, flags, mode);
}
OPENS(openat64, (int folder, const char *path, int flags, ...), folder, path)
    return REAL(openat64)(folder, path, flags, mode);
}

#define ON_PATH(call, folder, path, parameters, arguments)                                        \
    int call parameters {                                                                         \
        if (path_is_ours(folder, path) && fate(#call, 0) == FAILS)                                \
            return -1;                                                                            \
        return REAL(call) arguments;                                                              \
    }

ON_PATH(rename, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH(renameat, folder, to, (int at, const char *from, int folder, const char *to), (at, from, folder, to))
ON_PATH(renameat2, folder, to, (int at, const char *from, int folder, const char *to, unsigned flags),
        (at, from, folder, to, flags))
ON_PATH(link, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH(linkat, folder, to, (int at, const char *from, int folder, const char *to, int flags),
        (at, from, folder, to, flags))
ON_PATH(symlink, AT_FDCWD, path, (const char *to, const char *path), (to, path))
ON_PATH(mkdir, AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
ON_PATH(mkdirat, folder, path, (int folder, const char *path, mode_t mode), (folder, path, mode))

/* A full disk still lets go of files; a broken one may not. */
#define GOES(call, folder, parameters, arguments)                                                 \
    int call parameters {                                                                         \
        if (error != ENOSPC && path_is_ours(folder, path) && fate(#call, 0) == FAILS)             \
            return -1;                                                                            \
        return REAL(call) arguments;                                                              \
    }

GOES(unlink, AT_FDCWD, (const char *path), (path))
GOES(unlinkat, folder, (int folder, const char *path, int flags), (folder, path, flags))
GOES(rmdir, AT_FDCWD, (const char *path), (path))
