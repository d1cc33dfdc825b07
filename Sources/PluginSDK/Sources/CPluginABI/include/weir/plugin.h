/* Weir plugin ABI, core: identification, host services, life of an instance.
 *
 * TRUST      A plugin runs inside the broker and is trusted like the broker itself. The loader
 *            checks owner, mode and hash of the file; it is not a sandbox.
 * VERSIONS   WEIR_ABI_MAJOR must match. A struct never changes: what has to grow gets a new name
 *            with the next number (weir_host_2) and is reached through a new interface id. Swift on
 *            Linux unifies the metadata of imported structs by name across the process, so two
 *            layouts under one name would corrupt memory. `size` is checked all the same.
 * THREADS    Each function is tagged: [control] one thread at a time, may block; [any] any thread,
 *            concurrently, must not block; [owner] one thread at a time per log, must not block.
 * MEMORY     Who allocates frees. `host` memory is valid until the call returns unless the comment
 *            says otherwise. Nothing unwinds across the line: no exception, no longjmp, no trap on
 *            input.
 * STRINGS    weir_str is UTF-8 with a length and no terminator.
 */
#ifndef WEIR_PLUGIN_H
#define WEIR_PLUGIN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WEIR_ABI_MAJOR 1u
#define WEIR_ABI_MINOR 0u
#define WEIR_PLUGIN_MAGIC 0x52494557u /* "WEIR" read as a little-endian word */

/* ---- Results ------------------------------------------------------------------------------- */

enum {
  WEIR_OK = 0,            /* done; results are valid                                              */
  WEIR_PENDING = 1,       /* accepted; the host hears once through the completion function        */
  WEIR_E_INVALID = -1,    /* the arguments or options are wrong: a bug or a bad configuration     */
  WEIR_E_NOT_FOUND = -2,  /* no such log, blob or segment                                         */
  WEIR_E_EXISTS = -3,     /* it exists already                                                    */
  WEIR_E_RANGE = -4,      /* the offset lies outside the log                                      */
  WEIR_E_CORRUPT = -5,    /* stored or given bytes are damaged                                    */
  WEIR_E_IO = -6,         /* the device failed; `os_errno` says how                               */
  WEIR_E_FULL = -7,       /* no room: disk, quota or the backend's own bound                      */
  WEIR_E_TIMEOUT = -8,    /* the deadline passed before the operation began                       */
  WEIR_E_CANCELLED = -9,  /* cancelled, or an earlier operation of the same log failed            */
  WEIR_E_UNSUPPORTED = -10, /* this plugin cannot do it                                           */
  WEIR_E_CLOSED = -11,    /* the log or the instance is closed                                    */
  WEIR_E_LIMIT = -12,     /* a bound on ratio or size was passed                                  */
  WEIR_E_AGAIN = -13      /* would block, and the caller asked not to                             */
};

typedef struct weir_str { const char *p; uint64_t n; } weir_str;
typedef struct weir_bytes { const uint8_t *p; uint64_t n; } weir_bytes;

/* Filled by the callee on an error. Owned by the caller. `message` ends with a NUL and says what,
 * which object, value seen, value allowed, next step. */
typedef struct weir_status_1 {
  uint32_t size;
  int32_t code;     /* WEIR_E_* */
  int32_t os_errno; /* 0 if none */
  int32_t reserved;
  char message[480];
} weir_status_1;

/* ---- Identification -------------------------------------------------------------------------
 * The same bytes stand in the ELF note ".note.weir.plugin" (owner "Weir", type 1), readable without
 * running code, and are returned by the entry. They must agree. A second note (owner "Weir", type
 * 2) in ".note.weir.schema" holds the JSON Schema of the plugin's options. All text is padded with
 * NULs and ends with at least one. */
typedef struct weir_plugin_id_1 {
  uint32_t size;
  uint32_t magic;      /* WEIR_PLUGIN_MAGIC */
  uint16_t abi_major;
  uint16_t abi_minor;
  uint32_t flags;      /* WEIR_PLUGIN_* below */
  char kind[32];       /* "storage", "codec", ... */
  char name[64];       /* "segments", "zstd": unique within a kind */
  char version[32];    /* the plugin's own version, for people */
  char toolchain[64];  /* "c", or "swift-6.3": Swift plugins share the host's runtime */
} weir_plugin_id_1;

enum {
  WEIR_PLUGIN_MAY_BLOCK = 1u /* hot calls may block: the host calls them on its I/O threads only */
};

enum { WEIR_NOTE_ID = 1u, WEIR_NOTE_SCHEMA = 2u };

/* Puts both notes into the object. Use once, in a C file of the plugin:
 *   WEIR_PLUGIN_NOTES("codec", "zstd", "1.0.0", "swift-6.3", 0, "{\"type\":\"object\"}")        */
#define WEIR_PLUGIN_NOTES(KIND, NAME, VERSION, TOOLCHAIN, FLAGS, SCHEMA)                          \
  __attribute__((section(".note.weir.plugin"), used, aligned(4))) const struct {       \
    uint32_t namesz, descsz, type;                                                                \
    char owner[8];                                                                                \
    weir_plugin_id_1 id;                                                                          \
  } weir_note_id = {5, sizeof(weir_plugin_id_1), WEIR_NOTE_ID, "Weir",                            \
                    {sizeof(weir_plugin_id_1), WEIR_PLUGIN_MAGIC, WEIR_ABI_MAJOR, WEIR_ABI_MINOR, \
                     FLAGS, KIND, NAME, VERSION, TOOLCHAIN}};                                     \
  __attribute__((section(".note.weir.schema"), used, aligned(4))) const struct {       \
    uint32_t namesz, descsz, type;                                                                \
    char owner[8];                                                                                \
    char text[(sizeof(SCHEMA) + 3) & ~(uint64_t)3];                                               \
  } weir_note_schema = {5, sizeof(SCHEMA), WEIR_NOTE_SCHEMA, "Weir", SCHEMA};

/* ---- Host services --------------------------------------------------------------------------
 * One table for each instance, valid until `destroy` returns. `ctx` is passed back as it is. */
enum { WEIR_LOG_TRACE, WEIR_LOG_DEBUG, WEIR_LOG_INFO, WEIR_LOG_WARNING, WEIR_LOG_ERROR };

typedef struct weir_host_1 {
  uint32_t size;
  uint16_t abi_major, abi_minor;
  void *ctx;
  /* [any] One line; the host adds the plugin's id. Bounded in rate by the host. */
  void (*log)(void *ctx, int32_t level, weir_str message);
  /* [any] Monotonic nanoseconds: the clock of every deadline. */
  uint64_t (*now_ns)(void *ctx);
  /* [any] A host interface by id ("storage.host/1"), or NULL if this host has none. Valid as long
   * as this table. */
  const void *(*query)(void *ctx, const char *interface_id);
} weir_host_1;

/* ---- The plugin -----------------------------------------------------------------------------
 *
 *   main -> validate* -> create -> start -> (work) -> drain -> stop -> destroy
 *
 * No globals: every call gets `self`, and one image serves any number of instances. A plugin is
 * never unloaded. */
typedef struct weir_plugin_1 {
  uint32_t size;
  uint32_t reserved;
  weir_plugin_id_1 id; /* equal to the note, byte for byte */
  /* [control] Checks options without creating anything. WEIR_OK or WEIR_E_INVALID with a message.
   * `options` is canonical JSON: an object. No I/O beyond reading what the options name. */
  int32_t (*validate)(const weir_host_1 *host, weir_str options, weir_status_1 *status);
  /* [control] Makes an instance. `host` outlives it. */
  int32_t (*create)(const weir_host_1 *host, weir_str options, void **self, weir_status_1 *status);
  /* [control] Opens files, starts threads, recovers. May take long. After a failure it has undone
   * what it began, and only `destroy` follows. */
  int32_t (*start)(void *self, weir_status_1 *status);
  /* [control] Finishes what is in flight, until `deadline_ns`. New work is refused afterwards.
   * WEIR_E_TIMEOUT if something is left. */
  int32_t (*drain)(void *self, uint64_t deadline_ns, weir_status_1 *status);
  /* [control] Ends threads, makes files durable, closes them. Every pending operation has been
   * completed when it returns. */
  void (*stop)(void *self);
  /* [control] Frees the instance. */
  void (*destroy)(void *self);
  /* [control] The function table of an interface ("codec/1"), or NULL. Valid until `destroy`. */
  const void *(*query)(void *self, const char *interface_id);
} weir_plugin_1;

/* The one exported symbol: weir_plugin_main_1. Fast, no I/O, no threads. Fills `plugin`, whose
 * `size` the host has set; WEIR_E_INVALID if that is not the size the plugin knows. */
typedef int32_t (*weir_plugin_main_fn_1)(weir_plugin_1 *plugin, weir_status_1 *status);
#define WEIR_PLUGIN_MAIN "weir_plugin_main_1"

#ifdef __cplusplus
}
#endif
#endif
