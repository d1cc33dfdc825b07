#include "CPrimitives.h"

#if !defined(__x86_64__) && !defined(__aarch64__)

bool weir_crc32c_has_hardware(void) { return false; }

uint32_t weir_crc32c_hardware(uint32_t crc, const void *bytes, size_t byte_count) {
    return weir_crc32c_portable(crc, bytes, byte_count);
}

uint32_t weir_crc32c(uint32_t crc, const void *bytes, size_t byte_count) {
    return weir_crc32c_portable(crc, bytes, byte_count);
}

#endif
