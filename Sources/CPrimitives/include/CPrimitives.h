#ifndef WEIR_CPRIMITIVES_H
#define WEIR_CPRIMITIVES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// CRC-32C (Castagnoli, RFC 3720 section 12.1), the checksum of Kafka record batches.
//
// Every function continues a finished checksum: pass 0 to begin. All are pure, reentrant and never
// block. `bytes` is borrowed until return and may be NULL when `byte_count` is 0.

// The fastest variant this processor has.
uint32_t weir_crc32c(uint32_t crc, const void *bytes, size_t byte_count);

// Slicing by eight tables, for every processor.
uint32_t weir_crc32c_portable(uint32_t crc, const void *bytes, size_t byte_count);

// Whether weir_crc32c_hardware may be called on this processor.
bool weir_crc32c_has_hardware(void);

// SSE4.2 and PCLMULQDQ, or the ARMv8 CRC instructions. Undefined without weir_crc32c_has_hardware.
uint32_t weir_crc32c_hardware(uint32_t crc, const void *bytes, size_t byte_count);

// What the CRC register becomes after `zero_count` zero bytes, without the initial and final
// inversion. CRCs are linear: the checksum of A followed by B is
// weir_crc32c_shift(crc(A), length of B) ^ crc(B).
uint32_t weir_crc32c_shift(uint32_t crc, uint64_t zero_count);

#endif
