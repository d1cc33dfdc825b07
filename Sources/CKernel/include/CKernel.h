/* System calls without C's structs: `struct timespec` and `struct stat` belong to another module
 * whenever HTTP is linked. */
#ifndef WEIR_KERNEL_H
#define WEIR_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/* Nanoseconds of CLOCK_MONOTONIC. */
uint64_t weir_monotonic_nanoseconds(void);
/* Nanoseconds since the Unix epoch. */
uint64_t weir_wall_nanoseconds(void);
/* Now in UTC as RFC 3339 with milliseconds, 24 bytes and a NUL: "2026-01-31T23:59:59.123Z". */
void weir_wall_text(char text[32]);
/* 1 if `path` leads to the file that `fd` has open, 0 if it leads elsewhere or nowhere. */
int weir_is_same_file(int fd, const char *path);

#endif
