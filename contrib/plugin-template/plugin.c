/* A whole Weir plugin in C: the gzip codec over zlib. Copy the folder and change what is yours.
 *
 * The server reads the notes without running anything, loads the library, calls weir_plugin_main_1,
 * and then validate, create, start, query. Everything an instance needs hangs on `self`; there are
 * no globals that change. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "weir/codec.h"
#include "weir/plugin.h"

/* Kind, name, version, toolchain, flags, JSON Schema of the options. */
WEIR_PLUGIN_NOTES("codec", "gzip-c", "1.0.0", "c", 0,
                  "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}")

enum { PIECE = 64 * 1024 };

typedef struct { const weir_host_1 *host; } instance;

/* What, which object, value seen, value allowed, next step; the host adds the plugin's id. */
static int32_t failed(weir_status_1 *status, int32_t code, const char *message) {
  status->code = code;
  snprintf(status->message, sizeof status->message, "%s", message);
  return code;
}

/* ---- codec/1 -------------------------------------------------------------------------------- */

/* Gives zlib the next piece of input once it has used up the last; counts what it was given. */
static void feed(z_stream *stream, const weir_bytes *pieces, uint32_t count, uint32_t *next,
                 uint64_t *offset) {
  while (stream->avail_in == 0 && *next < count) {
    uint64_t left = pieces[*next].n - *offset;
    if (left == 0) {
      *next += 1;
      *offset = 0;
      continue;
    }
    uInt taken = left > UINT_MAX ? UINT_MAX : (uInt)left;
    stream->next_in = (Bytef *)(uintptr_t)(pieces[*next].p + *offset);
    stream->avail_in = taken;
    *offset += taken;
  }
}

/* [any] */
static int32_t compress_pieces(void *self, const weir_bytes *pieces, uint32_t count, int32_t level,
                               const weir_sink_1 *sink, weir_status_1 *status) {
  (void)self;
  if (level == INT32_MIN) level = Z_DEFAULT_COMPRESSION;
  z_stream stream = {0};
  /* 15 window bits; 16 more ask for the gzip wrapper. */
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    return failed(status, WEIR_E_IO, "zlib has no memory for a compressor; free some");
  }
  uint8_t *out = malloc(PIECE);
  int32_t code = out ? WEIR_OK : failed(status, WEIR_E_IO, "no memory for 64 KiB; free some");
  uint32_t next = 0;
  uint64_t offset = 0;
  for (int end = Z_OK; code == WEIR_OK && end != Z_STREAM_END;) {
    feed(&stream, pieces, count, &next, &offset);
    stream.next_out = out;
    stream.avail_out = PIECE;
    end = deflate(&stream, stream.avail_in == 0 ? Z_FINISH : Z_NO_FLUSH);
    if (stream.avail_out < PIECE) code = sink->write(sink->ctx, out, PIECE - stream.avail_out);
  }
  free(out);
  deflateEnd(&stream);
  return code;
}

/* [any] Every gzip member in the input, to the end. */
static int32_t decompress_pieces(void *self, const weir_bytes *pieces, uint32_t count,
                                 uint64_t max_output, uint32_t max_ratio, const weir_sink_1 *sink,
                                 weir_status_1 *status) {
  (void)self;
  uint64_t input = 0, output = 0, bound = max_output ? max_output : UINT64_MAX;
  for (uint32_t i = 0; i < count; i++) input += pieces[i].n;
  if (max_ratio && input < bound / max_ratio) bound = input * max_ratio;

  z_stream stream = {0};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) {
    return failed(status, WEIR_E_IO, "zlib has no memory for a decompressor; free some");
  }
  uint8_t *out = malloc(PIECE);
  int32_t code = out ? WEIR_OK : failed(status, WEIR_E_IO, "no memory for 64 KiB; free some");
  uint32_t next = 0;
  uint64_t offset = 0;
  int end = Z_OK;
  while (code == WEIR_OK) {
    feed(&stream, pieces, count, &next, &offset);
    if (end == Z_STREAM_END) {
      if (stream.avail_in == 0) break;
      inflateReset(&stream);
    }
    stream.next_out = out;
    stream.avail_out = PIECE;
    end = inflate(&stream, Z_NO_FLUSH);
    uint64_t made = PIECE - stream.avail_out;
    if (end != Z_OK && end != Z_STREAM_END) {
      code = failed(status, WEIR_E_CORRUPT, stream.msg ? stream.msg : "truncated gzip stream");
    } else if (made > bound - output) {
      code = failed(status, WEIR_E_LIMIT, "output would pass the bound on size or ratio");
    } else if (made > 0) {
      output += made;
      code = sink->write(sink->ctx, out, made);
    }
  }
  free(out);
  inflateEnd(&stream);
  return code;
}

static const weir_codec_1 codec = {
    .size = sizeof codec,
    .compression_type = 1, /* gzip: the format is Kafka's, only the implementation is ours */
    .min_level = 1,
    .max_level = 9,
    .default_level = 6,
    .compress = compress_pieces,
    .decompress = decompress_pieces,
};

/* ---- Life ----------------------------------------------------------------------------------- */

/* [control] The schema tells people and tools; whether options are right is decided here. */
static int32_t validate(const weir_host_1 *host, weir_str options, weir_status_1 *status) {
  (void)host;
  if (options.n == 2 && memcmp(options.p, "{}", 2) == 0) return WEIR_OK;
  return failed(status, WEIR_E_INVALID, "codec gzip-c has options; it takes none; remove them");
}

/* [control] */
static int32_t create(const weir_host_1 *host, weir_str options, void **self,
                      weir_status_1 *status) {
  (void)options;
  instance *made = malloc(sizeof *made);
  if (!made) return failed(status, WEIR_E_IO, "no memory for an instance; free some");
  made->host = host;
  *self = made;
  return WEIR_OK;
}

/* [control] */
static int32_t start(void *self, weir_status_1 *status) {
  (void)status;
  const weir_host_1 *host = ((instance *)self)->host;
  const char *version = zlibVersion();
  host->log(host->ctx, WEIR_LOG_DEBUG, (weir_str){version, strlen(version)});
  return WEIR_OK;
}

/* [control] Calls of a codec end with their return: nothing is in flight. */
static int32_t drain(void *self, uint64_t deadline_ns, weir_status_1 *status) {
  (void)self, (void)deadline_ns, (void)status;
  return WEIR_OK;
}

/* [control] */
static void stop(void *self) { (void)self; }

/* [control] */
static void destroy(void *self) { free(self); }

/* [control] */
static const void *query(void *self, const char *interface_id) {
  (void)self;
  return strcmp(interface_id, WEIR_CODEC_INTERFACE) == 0 ? &codec : NULL;
}

__attribute__((visibility("default"))) int32_t weir_plugin_main_1(weir_plugin_1 *plugin,
                                                                  weir_status_1 *status);

__attribute__((visibility("default"))) int32_t weir_plugin_main_1(weir_plugin_1 *plugin,
                                                                  weir_status_1 *status) {
  if (plugin->size != sizeof *plugin) {
    return failed(status, WEIR_E_INVALID, "weir_plugin_1 has another size; rebuild the plugin");
  }
  *plugin = (weir_plugin_1){.size = sizeof *plugin,
                            .id = weir_note_id.id,
                            .validate = validate,
                            .create = create,
                            .start = start,
                            .drain = drain,
                            .stop = stop,
                            .destroy = destroy,
                            .query = query};
  return WEIR_OK;
}
