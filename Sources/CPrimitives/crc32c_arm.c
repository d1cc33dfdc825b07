#include "CPrimitives.h"

#if defined(__aarch64__)

#include <arm_acle.h>
#include <string.h>

#if defined(__linux__)
#include <sys/auxv.h>
#endif

#define TARGET __attribute__((target("crc")))

bool weir_crc32c_has_hardware(void) {
#if defined(__linux__)
    // HWCAP_CRC32 of <asm/hwcap.h>.
    return (getauxval(AT_HWCAP) & 1ul << 7) != 0;
#else
    return true;
#endif
}

TARGET static inline uint64_t load64(const uint8_t *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

// Three streams hide the latency of the instruction; joining them costs two multiplications in
// software, which 12 KiB amortise.
enum { stripe = 4096 };

TARGET uint32_t weir_crc32c_hardware(uint32_t crc, const void *bytes, size_t byte_count) {
    const uint8_t *next = bytes;
    uint32_t state = ~crc;
    while (byte_count >= 3 * stripe) {
        uint32_t second = 0, third = 0;
        for (size_t at = 0; at < stripe; at += 8) {
            state = __crc32cd(state, load64(next + at));
            second = __crc32cd(second, load64(next + stripe + at));
            third = __crc32cd(third, load64(next + 2 * stripe + at));
        }
        state = weir_crc32c_shift(weir_crc32c_shift(state, stripe) ^ second, stripe) ^ third;
        next += 3 * stripe;
        byte_count -= 3 * stripe;
    }
    while (byte_count >= 8) {
        state = __crc32cd(state, load64(next));
        next += 8;
        byte_count -= 8;
    }
    while (byte_count-- > 0) {
        state = __crc32cb(state, *next++);
    }
    return ~state;
}

uint32_t weir_crc32c(uint32_t crc, const void *bytes, size_t byte_count) {
    return weir_crc32c_has_hardware() ? weir_crc32c_hardware(crc, bytes, byte_count)
                                      : weir_crc32c_portable(crc, bytes, byte_count);
}

#endif
