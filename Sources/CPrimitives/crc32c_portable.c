#include "CPrimitives.h"
#include "crc32c_tables.h"

#include <string.h>

static inline uint32_t load32_le(const uint8_t *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

uint32_t weir_crc32c_portable(uint32_t crc, const void *bytes, size_t byte_count) {
    const uint8_t *next = bytes;
    uint32_t state = ~crc;
    while (byte_count >= 8) {
        uint32_t low = load32_le(next) ^ state;
        uint32_t high = load32_le(next + 4);
        state = weir_crc32c_table[7][low & 0xff] ^ weir_crc32c_table[6][low >> 8 & 0xff] ^
                weir_crc32c_table[5][low >> 16 & 0xff] ^ weir_crc32c_table[4][low >> 24] ^
                weir_crc32c_table[3][high & 0xff] ^ weir_crc32c_table[2][high >> 8 & 0xff] ^
                weir_crc32c_table[1][high >> 16 & 0xff] ^ weir_crc32c_table[0][high >> 24];
        next += 8;
        byte_count -= 8;
    }
    while (byte_count-- > 0) {
        state = state >> 8 ^ weir_crc32c_table[0][(state ^ *next++) & 0xff];
    }
    return ~state;
}

// a * b modulo the polynomial; bit 31 is x^0.
static uint32_t multiply(uint32_t a, uint32_t b) {
    uint32_t product = 0;
    for (int bit = 31; bit >= 0; bit--) {
        product ^= b & (0u - (a >> bit & 1));
        b = b >> 1 ^ (WEIR_CRC32C_POLYNOMIAL & (0u - (b & 1)));
    }
    return product;
}

uint32_t weir_crc32c_shift(uint32_t crc, uint64_t zero_count) {
    // One multiplication by x^(8 * 2^k) for each bit k of the count. x^(2^31) = x modulo this
    // polynomial, so that the powers repeat after 31 squarings.
    for (unsigned k = 0; zero_count != 0; k = k == 30 ? 0 : k + 1, zero_count >>= 1) {
        if (zero_count & 1) {
            crc = multiply(crc, weir_crc32c_power[k]);
        }
    }
    return crc;
}
