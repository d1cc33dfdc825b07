#include "CKernel.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

static uint64_t read_clock(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t weir_monotonic_nanoseconds(void) { return read_clock(CLOCK_MONOTONIC); }

uint64_t weir_wall_nanoseconds(void) { return read_clock(CLOCK_REALTIME); }

void weir_wall_text(char text[32]) {
  uint64_t now = weir_wall_nanoseconds();
  time_t seconds = (time_t)(now / 1000000000u);
  struct tm parts;
  gmtime_r(&seconds, &parts);
  size_t n = strftime(text, 32, "%Y-%m-%dT%H:%M:%S", &parts);
  snprintf(text + n, 32 - n, ".%03uZ", (unsigned)(now / 1000000u % 1000u));
}

int weir_is_same_file(int fd, const char *path) {
  struct stat held, found;
  return fstat(fd, &held) == 0 && stat(path, &found) == 0 && held.st_ino == found.st_ino &&
         held.st_dev == found.st_dev;
}
