/* System calls that the Glibc module does not offer to Swift. Each returns what the call returns
 * and leaves `errno` set. */
#ifndef WEIR_SEGMENTS_POSIX_H
#define WEIR_SEGMENTS_POSIX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* preadv2 with RWF_NOWAIT: only what is in the page cache. EAGAIN if nothing is, EOPNOTSUPP if the
 * file system cannot tell. */
ssize_t weir_segments_read_cached(int fd, void *p, size_t n, int64_t offset);
/* syncfs: everything dirty on the file system of `fd`. */
int weir_segments_sync_file_system(int fd);
/* 1 if `fd` lies on a file system that lives in memory, where a read never waits. */
int weir_segments_in_memory(int fd);
/* Copies `n` bytes from offset 0 of one file to offset 0 of another inside the kernel. 0 or -1. */
int weir_segments_copy_prefix(int from, int to, uint64_t n);
/* Allocates `n` bytes at `offset`; with `keep_size` the file's size stays. 0 or -1. Where the file
 * system cannot, and the size may change, blocks are allocated by writing to them. */
int weir_segments_allocate(int fd, int keep_size, int64_t offset, int64_t n);
/* getrandom: `n` random bytes, at most 256. 0 or -1. */
int weir_segments_random(void *p, size_t n);
/* The calling thread's name, at most 15 bytes; longer ones are ignored. */
void weir_segments_name_thread(const char *name);

#endif
