#ifndef WEIR_CRC32C_TABLES_H
#define WEIR_CRC32C_TABLES_H

#include <stdint.h>

// The Castagnoli polynomial, bit-reversed.
#define WEIR_CRC32C_POLYNOMIAL 0x82f63b78u

// [k][b]: the CRC register after byte b and k zero bytes.
extern const uint32_t weir_crc32c_table[8][256];

// [k]: x^(8 * 2^k) modulo the polynomial, which is the effect of 2^k zero bytes.
extern const uint32_t weir_crc32c_power[31];

#endif
