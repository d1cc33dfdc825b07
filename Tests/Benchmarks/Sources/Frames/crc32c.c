#include "frames.h"

#include <string.h>

#if defined(__x86_64__)
#include <nmmintrin.h>
#define TARGET __attribute__((target("sse4.2")))
#define CRC64(crc, value) ((uint32_t)_mm_crc32_u64((crc), (value)))
#define CRC8(crc, value) _mm_crc32_u8((crc), (value))
#elif defined(__aarch64__)
#include <arm_acle.h>
#define TARGET __attribute__((target("crc")))
#define CRC64(crc, value) __crc32cd((crc), (value))
#define CRC8(crc, value) __crc32cb((crc), (value))
#else
#error "the floor needs a CRC-32C instruction"
#endif

// Three streams hide the latency of the instruction. A table advances a register over a stripe of
// zeros, so that the streams can be joined.
enum { stripe = 1024 };
static uint32_t advance_table[4][256];

TARGET static uint32_t over_zeros(uint32_t crc) {
    for (size_t at = 0; at < stripe; at += 8) crc = CRC64(crc, 0);
    return crc;
}

__attribute__((constructor)) static void make_table(void) {
    for (int byte = 0; byte < 4; byte++) {
        for (uint32_t value = 0; value < 256; value++) {
            advance_table[byte][value] = over_zeros(value << (8 * byte));
        }
    }
}

static inline uint32_t advance(uint32_t crc) {
    return advance_table[0][crc & 255] ^ advance_table[1][crc >> 8 & 255] ^
           advance_table[2][crc >> 16 & 255] ^ advance_table[3][crc >> 24];
}

static inline uint64_t load(const uint8_t *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

TARGET uint32_t frames_crc32c(const void *bytes, size_t byte_count) {
    const uint8_t *next = bytes;
    uint32_t first = ~0u;
    while (byte_count >= 3 * stripe) {
        uint32_t second = 0, third = 0;
        for (size_t at = 0; at < stripe; at += 8) {
            first = CRC64(first, load(next + at));
            second = CRC64(second, load(next + stripe + at));
            third = CRC64(third, load(next + 2 * stripe + at));
        }
        first = advance(advance(first) ^ second) ^ third;
        next += 3 * stripe;
        byte_count -= 3 * stripe;
    }
    for (; byte_count >= 8; byte_count -= 8, next += 8) first = CRC64(first, load(next));
    for (; byte_count > 0; byte_count--, next++) first = CRC8(first, *next);
    return ~first;
}
