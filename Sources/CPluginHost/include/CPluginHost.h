/* Linux calls that Swift's Glibc module does not show. */
#ifndef WEIR_CPLUGINHOST_H
#define WEIR_CPLUGINHOST_H

#include <stdint.h>

/* [any] Copies `count` bytes into a new anonymous file, seals it against every change and gives its
 * descriptor (close-on-exec, owned by the caller), or -errno. `name` is for /proc only. */
int weir_sealed_copy(const char *name, const void *bytes, uint64_t count);

/* [any] Names the calling thread for top and debuggers; at most 15 bytes are used. */
void weir_name_thread(const char *name);

#endif
