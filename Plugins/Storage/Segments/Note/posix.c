#define _GNU_SOURCE
#include "posix.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/random.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

ssize_t weir_segments_read_cached(int fd, void *p, size_t n, int64_t offset) {
  struct iovec v = {p, n};
  return preadv2(fd, &v, 1, offset, RWF_NOWAIT);
}

int weir_segments_sync_file_system(int fd) { return syncfs(fd); }

int weir_segments_in_memory(int fd) {
  struct statfs s;
  const long tmpfs = 0x01021994, ramfs = (long)0x858458f6;
  if (fstatfs(fd, &s) != 0) return 0;
  return s.f_type == tmpfs || s.f_type == ramfs;
}

int weir_segments_copy_prefix(int from, int to, uint64_t n) {
  off_t in = 0, out = 0;
  uint64_t left = n;
  while (left > 0) {
    ssize_t moved = copy_file_range(from, &in, to, &out, left, 0);
    if (moved > 0) {
      left -= (uint64_t)moved;
    } else if (moved == 0) {
      errno = EIO;
      return -1;
    } else if (errno != EINTR) {
      return -1;
    }
  }
  return 0;
}

int weir_segments_allocate(int fd, int keep_size, int64_t offset, int64_t n) {
  int result;
  do {
    result = fallocate(fd, keep_size ? FALLOC_FL_KEEP_SIZE : 0, offset, n);
  } while (result != 0 && errno == EINTR);
  if (result != 0 && errno == EOPNOTSUPP && !keep_size) {
    int code = posix_fallocate(fd, offset, n);
    errno = code;
    return code == 0 ? 0 : -1;
  }
  return result;
}

int weir_segments_random(void *p, size_t n) {
  return getrandom(p, n, 0) == (ssize_t)n ? 0 : -1;
}

void weir_segments_name_thread(const char *name) {
  (void)pthread_setname_np(pthread_self(), name);
}
