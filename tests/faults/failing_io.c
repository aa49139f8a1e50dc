/*
 * Stands between a program and the system (LD_PRELOAD) for the files under one folder: writes down what is done to
 * them, lets the n-th call fail or be the last, and lets the folder hold only so many bytes. Linux, one thread at a
 * time inside it. Nothing happens until faults_watch() was called; a forked child inherits what was set.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FILES 4096
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum { WRITE = 'w', TRUNCATE = 't', SYNC = 's', SYNC_FOLDER = 'd', CREATE = 'c', UNLINK = 'u', RENAME = 'r' };

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static char *paths[MOST_FILES];
static int log_file = -1;
static long calls, fail_at, quota = -1;
static int fail_with, fail_for_ever, failed;
static long slow_ms;

/* one entry of the log: what, offset, length of data, lengths of the two names, then the names and the data */
struct entry {
    uint8_t what;
    uint8_t unused[3];
    uint16_t name, other;
    int64_t offset;
    uint32_t length, unused_too;
};

/* Watch `where` from now on. `at` 0 fails nothing; `with` 0 ends the process at that call instead of failing it. */
void faults_watch(const char *where, const char *log, long at, int with, int for_ever, long bytes)
{
    strncpy(folder, where, sizeof folder - 1);
    folder_length = strlen(folder);
    calls = 0;
    failed = 0;
    fail_at = at;
    fail_with = with;
    fail_for_ever = for_ever;
    quota = bytes;
    if (log_file >= 0)
        REAL(close)(log_file);
    log_file = log && *log ? REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
}

/* Let every sync under the folder take so many milliseconds more. */
void faults_slow(long milliseconds) { slow_ms = milliseconds; }

long faults_calls(void) { return calls; }
int faults_failed(void) { return failed; }

static const char *inside(const char *path)
{
    if (!folder_length || !path || strncmp(path, folder, folder_length))
        return NULL;
    if (!path[folder_length])
        return ".";
    return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static const char *name_of(int fd) { return fd >= 0 && fd < MOST_FILES && folder_length ? paths[fd] : NULL; }

/* Take note of one call; true when it must fail, with errno set. */
static int counts(void)
{
    long now = ++calls;
    if (!fail_at || now < fail_at || (now > fail_at && !fail_for_ever))
        return 0;
    failed = 1;
    if (!fail_with)
        _exit(99);
    errno = fail_with;
    return 1;
}

static void note(uint8_t what, const char *name, const char *other, int64_t offset, const void *data, size_t length)
{
    if (log_file < 0)
        return;
    int kept = errno;
    struct entry entry = {.what = what, .name = (uint16_t)strlen(name), .other = other ? (uint16_t)strlen(other) : 0,
                          .offset = offset, .length = (uint32_t)(data ? length : 0)};
    ssize_t ignored = REAL(write)(log_file, &entry, sizeof entry);
    ignored += REAL(write)(log_file, name, entry.name);
    if (other)
        ignored += REAL(write)(log_file, other, entry.other);
    if (data)
        ignored += REAL(write)(log_file, data, length);
    (void)ignored;
    errno = kept;
}

static long size_of(int fd)
{
    struct stat found;
    return fstat(fd, &found) ? 0 : (long)found.st_size;
}

/* Whether the folder takes a file of `before` bytes grown to `after`. */
static int fits(long before, long after)
{
    if (quota < 0)
        return 1;
    if (after > before && after - before > quota) {
        errno = ENOSPC;
        return 0;
    }
    quota -= after - before;
    return 1;
}

static int opened(int fd, const char *path, int is_new)
{
    const char *name = inside(path);
    if (fd < 0 || fd >= MOST_FILES)
        return fd;
    pthread_mutex_lock(&guard);
    paths[fd] = name ? strdup(name) : NULL;
    if (name && is_new)
        note(CREATE, name, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&guard);
    return fd;
}

static int is_new(const char *path, int flags)
{
    return folder_length && (flags & O_CREAT) && access(path, F_OK) != 0;
}

#define OPEN(name)                                                       \
    int name(const char *path, int flags, ...)                           \
    {                                                                    \
        mode_t mode = 0;                                                 \
        if (flags & O_CREAT) {                                           \
            va_list more;                                                \
            va_start(more, flags);                                       \
            mode = va_arg(more, mode_t);                                 \
            va_end(more);                                                \
        }                                                                \
        int fresh = is_new(path, flags);                                 \
        return opened(REAL(name)(path, flags, mode), path, fresh);       \
    }
OPEN(open)
OPEN(open64)

int close(int fd)
{
    if (fd >= 0 && fd < MOST_FILES)
        paths[fd] = NULL;
    return REAL(close)(fd);
}

static ssize_t written(int fd, const void *data, size_t length, int64_t offset, int placed)
{
    const char *name = name_of(fd);
    ssize_t done = -1;
    if (!name)
        return placed ? REAL(pwrite)(fd, data, length, offset) : REAL(write)(fd, data, length);
    pthread_mutex_lock(&guard);
    if (!placed)
        offset = lseek(fd, 0, SEEK_CUR);
    long before = size_of(fd), after = offset + (long)length > before ? offset + (long)length : before;
    if (!counts() && fits(before, after)) {
        done = placed ? REAL(pwrite)(fd, data, length, offset) : REAL(write)(fd, data, length);
        if (done > 0)
            note(WRITE, name, NULL, offset, data, (size_t)done);
    }
    pthread_mutex_unlock(&guard);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return written(fd, data, length, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return written(fd, data, length, offset, 1); }

static int truncated(int fd, int64_t length)
{
    const char *name = name_of(fd);
    int done = -1;
    if (!name)
        return REAL(ftruncate)(fd, length);
    pthread_mutex_lock(&guard);
    if (!counts() && fits(size_of(fd), length) && !(done = REAL(ftruncate)(fd, length)))
        note(TRUNCATE, name, NULL, length, NULL, 0);
    pthread_mutex_unlock(&guard);
    return done;
}

int ftruncate(int fd, off_t length) { return truncated(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncated(fd, length); }

static int synced(int fd, int only_data)
{
    const char *name = name_of(fd);
    struct stat found;
    int done = -1;
    if (!name)
        return only_data ? REAL(fdatasync)(fd) : REAL(fsync)(fd);
    if (slow_ms)
        usleep((useconds_t)slow_ms * 1000);
    pthread_mutex_lock(&guard);
    if (!counts() && !(done = only_data ? REAL(fdatasync)(fd) : REAL(fsync)(fd)) && !fstat(fd, &found))
        note(S_ISDIR(found.st_mode) ? SYNC_FOLDER : SYNC, name, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&guard);
    return done;
}

int fsync(int fd) { return synced(fd, 0); }
int fdatasync(int fd) { return synced(fd, 1); }

int unlink(const char *path)
{
    const char *name = inside(path);
    struct stat found;
    int done = -1;
    if (!name || lstat(path, &found))
        return REAL(unlink)(path);
    pthread_mutex_lock(&guard);
    if (!counts() && !(done = REAL(unlink)(path))) {
        if (quota >= 0)
            quota += found.st_size;
        note(UNLINK, name, NULL, 0, NULL, 0);
    }
    pthread_mutex_unlock(&guard);
    return done;
}

int rename(const char *from, const char *to)
{
    const char *name = inside(from), *other = inside(to);
    int done = -1;
    if (!name || !other)
        return REAL(rename)(from, to);
    pthread_mutex_lock(&guard);
    if (!counts() && !(done = REAL(rename)(from, to)))
        note(RENAME, name, other, 0, NULL, 0);
    pthread_mutex_unlock(&guard);
    return done;
}
