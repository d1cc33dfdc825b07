#include "CPrimitives.h"

#if defined(__x86_64__)

#include <nmmintrin.h>
#include <string.h>
#include <wmmintrin.h>

// The crc32 instruction has a latency of three cycles and a throughput of one, so three streams run
// side by side. Their registers are joined by carry-less multiplication: a reflected 32-bit
// register times x^(8n - 33) mod P, fed through one more crc32 of 64 bits (which multiplies by
// x^32; the reflected product itself carries a factor x), advances it over n bytes.

#define TARGET __attribute__((target("sse4.2,pclmul")))

bool weir_crc32c_has_hardware(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul");
}

TARGET static inline uint64_t load64(const uint8_t *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

TARGET static inline uint64_t fold(uint64_t crc, uint32_t power) {
    __m128i product =
        _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)crc), _mm_cvtsi32_si128((int)power), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

// Checksums three adjacent stripes of `stripe` bytes (a multiple of 8).
// twice: x^(16 * stripe - 33), once: x^(8 * stripe - 33).
TARGET static inline uint64_t three_stripes(uint64_t state, const uint8_t *bytes, size_t stripe,
                                            uint32_t twice, uint32_t once) {
    uint64_t first = state, second = 0, third = 0;
    for (size_t at = 0; at < stripe - 8; at += 8) {
        first = _mm_crc32_u64(first, load64(bytes + at));
        second = _mm_crc32_u64(second, load64(bytes + stripe + at));
        third = _mm_crc32_u64(third, load64(bytes + 2 * stripe + at));
    }
    first = _mm_crc32_u64(first, load64(bytes + stripe - 8));
    second = _mm_crc32_u64(second, load64(bytes + 2 * stripe - 8));
    uint64_t last = load64(bytes + 3 * stripe - 8);
    return _mm_crc32_u64(third, last ^ fold(first, twice) ^ fold(second, once));
}

TARGET uint32_t weir_crc32c_hardware(uint32_t crc, const void *bytes, size_t byte_count) {
    const uint8_t *next = bytes;
    uint64_t state = (uint32_t)~crc;
    while (byte_count >= 3 * 2048) {
        state = three_stripes(state, next, 2048, 0x82f89c77, 0xa51b6135);
        next += 3 * 2048;
        byte_count -= 3 * 2048;
    }
    while (byte_count >= 3 * 256) {
        state = three_stripes(state, next, 256, 0xdd7e3b0c, 0xb9e02b86);
        next += 3 * 256;
        byte_count -= 3 * 256;
    }
    while (byte_count >= 3 * 64) {
        state = three_stripes(state, next, 64, 0x0d3b6092, 0x9e4addf8);
        next += 3 * 64;
        byte_count -= 3 * 64;
    }
    while (byte_count >= 8) {
        state = _mm_crc32_u64(state, load64(next));
        next += 8;
        byte_count -= 8;
    }
    uint32_t rest = (uint32_t)state;
    while (byte_count-- > 0) {
        rest = _mm_crc32_u8(rest, *next++);
    }
    return ~rest;
}

uint32_t weir_crc32c(uint32_t crc, const void *bytes, size_t byte_count) {
    return weir_crc32c_has_hardware() ? weir_crc32c_hardware(crc, bytes, byte_count)
                                      : weir_crc32c_portable(crc, bytes, byte_count);
}

#endif
