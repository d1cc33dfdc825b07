/* Weir plugin ABI, kind "codec", interface "codec/1": one compression type of Kafka record batches.
 *
 * Ids 1-4 are Kafka's (gzip, snappy, lz4, zstd) and go to clients; a plugin may replace the
 * implementation of one but not its format. */
#ifndef WEIR_CODEC_H
#define WEIR_CODEC_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define WEIR_CODEC_INTERFACE "codec/1"

/* Where output goes. Host-owned; valid during the call that receives it. `write` copies before it
 * returns, and answers WEIR_OK to go on; anything else must be returned by the codec at once. */
typedef struct weir_sink_1 {
  uint32_t size;
  uint32_t reserved;
  void *ctx;
  int32_t (*write)(void *ctx, const uint8_t *p, uint64_t n);
} weir_sink_1;

typedef struct weir_codec_1 {
  uint32_t size;
  /* 1 gzip, 2 snappy, 3 lz4, 4 zstd: the low three bits of a batch's attributes. */
  int32_t compression_type;
  /* Levels this codec accepts, both ends included; `default_level` is what level INT32_MIN means. A
   * codec without levels has min == max. */
  int32_t min_level, max_level, default_level;
  uint32_t reserved;
  /* [any] CPU only. Compresses the concatenation of `count` pieces into `sink` as one stream.
   * WEIR_OK, WEIR_E_INVALID (level), WEIR_E_LIMIT (sink refused), WEIR_E_IO (out of memory). */
  int32_t (*compress)(void *self, const weir_bytes *pieces, uint32_t count, int32_t level,
                      const weir_sink_1 *sink, weir_status_1 *status);
  /* [any] CPU only. Decompresses the concatenation of `count` pieces: every member or frame in it,
   * to the end. Output is given to the sink in pieces of at most 64 KiB as it is made, so that
   * memory stays bounded. Stops with WEIR_E_LIMIT once output would pass `max_output` bytes or
   * `max_ratio` times the input (0: no bound), and with WEIR_E_CORRUPT on damaged or truncated
   * input. */
  int32_t (*decompress)(void *self, const weir_bytes *pieces, uint32_t count, uint64_t max_output,
                        uint32_t max_ratio, const weir_sink_1 *sink, weir_status_1 *status);
} weir_codec_1;

#ifdef __cplusplus
}
#endif
#endif
