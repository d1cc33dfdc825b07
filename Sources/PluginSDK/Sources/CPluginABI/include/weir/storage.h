/* Weir plugin ABI, kind "storage", interface "storage.log/1": a place for logs.
 *
 * The core owns meaning (offsets, epochs, producer state, what may be deleted, compaction); a
 * backend owns bytes. It stores whole record batches (Kafka format v2, as they stand on the wire)
 * that the core has checked and numbered, in offset order, and gives them back unchanged.
 *
 * CALLING    Every operation is submitted with a token. The call returns
 *              WEIR_OK       done: `result` is filled, no completion follows;
 *              WEIR_PENDING  the host's `complete` is called once, on any thread, even before this
 *                            call has returned; pointers in the operation stay valid until then;
 *              WEIR_E_*      failed: `result->status` says why, no completion follows.
 *            Calls for one log come from one thread at a time [owner] and must not block, unless
 *            the plugin's note says WEIR_PLUGIN_MAY_BLOCK.
 * ORDER      Appends, truncations, trims and replacements of one log take effect in the order of
 *            their submission and complete in it. When one fails, every later append of that log
 *            that was already submitted fails too (WEIR_E_CANCELLED) and the log ends after the
 *            last batch that succeeded; the next append submitted afterwards begins anew.
 * OFFSETS    A log holds batches over [start, end). Batches ascend and do not overlap; gaps are
 *            allowed (compaction). Ranges are half open.
 * DURABLE    "Stored" means that reads see it and a killed process keeps it (page cache). "Durable"
 *            means that fsync has returned; only `flush` and WEIR_APPEND_DURABLE promise it.
 */
#ifndef WEIR_STORAGE_H
#define WEIR_STORAGE_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define WEIR_STORAGE_INTERFACE "storage.log/1"
#define WEIR_STORAGE_HOST_INTERFACE "storage.host/1"

typedef uint64_t weir_log; /* an open log; never 0, never reused by an instance */

/* ---- Results -------------------------------------------------------------------------------- */

enum {
  WEIR_REGION_DST = 1,  /* the first `n` bytes of the read's own destination buffer      */
  WEIR_REGION_MEM = 2,  /* `p`, `n`: memory of the plugin, unchanged until released      */
  WEIR_REGION_FILE = 3  /* `fd`, `file_offset`, `n`: a file range, unchanged until released */
};

typedef struct weir_region_1 {
  int32_t kind;
  int32_t fd;
  const uint8_t *p;
  uint64_t file_offset;
  uint64_t n;
} weir_region_1;

/* An item of `list` and `list_segments`. Text is valid until the result is released. */
typedef struct weir_storage_item_1 {
  weir_str topic;       /* list */
  weir_str path;        /* list_segments: the segment's main file, empty if it has none */
  uint8_t topic_id[16]; /* list; zero if unknown */
  int32_t partition;    /* list */
  uint32_t flags;       /* list_segments: WEIR_SEGMENT_* */
  int64_t base_offset, next_offset;  /* list_segments: [base, next) */
  int64_t byte_count;
  int64_t max_timestamp; /* milliseconds since the epoch; when it was last written if no record has
                            a time; -1 if it holds none or that is not known */
} weir_storage_item_1;

enum { WEIR_SEGMENT_ACTIVE = 1u };

/* One result for every operation; each says below which members it fills, the rest is zero. */
typedef struct weir_storage_result_1 {
  uint32_t size;
  uint32_t region_count; /* read, get_state, export_segment */
  uint32_t item_count;   /* list, list_segments */
  uint32_t flags;        /* describe: WEIR_LOG_*  */
  weir_log log;          /* open */
  int64_t start_offset;  /* open, describe, trim_to, append */
  int64_t end_offset;    /* open, describe, append, truncate_to, replace: end after the operation */
  int64_t durable_offset; /* describe, flush, append: everything below is durable */
  int64_t byte_count;    /* describe: bytes stored. append, read: bytes moved */
  int64_t max_timestamp; /* describe; lookup_time: the found batch's */
  int64_t offset;        /* describe: base offset of the batch with max_timestamp; lookup_time: base
                            offset of the found batch or -1; get_state: the blob's offset;
                            read: base offset of the first batch returned, or end_offset */
  uint64_t needed;       /* read with WEIR_E_LIMIT: destination bytes the first batch needs */
  uint64_t pin;          /* not 0: give it to `release` when regions or items are no longer used */
  const weir_region_1 *regions; /* valid until released; during `complete` if pin is 0 */
  const weir_storage_item_1 *items;
  weir_status_1 status;
} weir_storage_result_1;

enum {
  WEIR_LOG_UNCLEAN = 1u /* opened after a crash: tail was checked and possibly cut */
};

/* What the host offers a storage plugin: query(ctx, "storage.host/1"). */
typedef struct weir_storage_host_1 {
  uint32_t size;
  uint32_t reserved;
  /* [any] Ends a pending operation. `result` is the plugin's, valid during the call. */
  void (*complete)(void *ctx, uint64_t token, const weir_storage_result_1 *result);
  /* [any] A directory failed for good (fsync or write error): the host stops using the instance. */
  void (*fatal)(void *ctx, weir_str message);
} weir_storage_host_1;

/* ---- Operations ----------------------------------------------------------------------------- */

typedef struct weir_log_id_1 {
  weir_str topic;
  uint8_t topic_id[16];
  int32_t partition;
  uint32_t flags; /* WEIR_OPEN_* */
  uint64_t segment_bytes;     /* roll before a segment would pass this many bytes; 0: the default */
  int64_t segment_ms;         /* roll before a segment would span more than this; 0: never */
  uint64_t index_interval_bytes; /* distance of index entries; 0: the default (4096) */
} weir_log_id_1;

enum {
  WEIR_OPEN_CREATE = 1u,   /* make it if it does not exist */
  WEIR_OPEN_EXCLUSIVE = 2u /* with CREATE: WEIR_E_EXISTS if it does */
};

/* One record batch: `piece_count` pieces from `pieces[first_piece]` on are its bytes. What the
 * header says is repeated here so that a backend need not parse it. */
typedef struct weir_batch_1 {
  int64_t base_offset, last_offset;
  int64_t max_timestamp; /* -1: none */
  int32_t leader_epoch;
  uint32_t record_count;
  uint32_t first_piece, piece_count;
  uint64_t byte_count;
} weir_batch_1;

enum {
  WEIR_APPEND_DURABLE = 1u, /* complete when the batches are durable */
  WEIR_APPEND_GAPS = 2u     /* the first batch may begin past end_offset (compacted copies) */
};

typedef struct weir_append_1 {
  uint32_t size;
  uint32_t flags;
  uint32_t batch_count, piece_count;
  const weir_batch_1 *batches;
  const weir_bytes *pieces;
  uint64_t deadline_ns; /* 0: none */
  int64_t now_ms;       /* wall clock, for segment_ms where batches have no time */
} weir_append_1;

enum {
  WEIR_READ_MIN_ONE = 1u,  /* return the first batch even if it is larger than max_bytes */
  WEIR_READ_FILES = 2u,    /* file regions are welcome */
  WEIR_READ_NO_WAIT = 4u   /* WEIR_E_AGAIN instead of WEIR_PENDING when not in memory */
};

typedef struct weir_read_1 {
  uint32_t size;
  uint32_t flags;
  int64_t offset;      /* begin with the batch that contains it, or the next one after a gap */
  int64_t end_offset;  /* batches whose base offset is at or past this are not returned */
  uint64_t max_bytes;  /* whole batches only */
  uint8_t *dst; /* NULL, or `dst_capacity` bytes the plugin may fill until completion */
  uint64_t dst_capacity;
  uint64_t deadline_ns;
} weir_read_1;

typedef struct weir_storage_log_1 {
  uint32_t size;
  uint32_t reserved;

  /* [control] Every log that exists (items: topic, id, partition). Not those being
   * deleted. */
  int32_t (*list)(void *self, uint64_t token, weir_storage_result_1 *result);
  /* [owner] Opens, or creates and opens. Fills log, start_offset, end_offset, flags. Lazy: the cost
   * is paid by logs that are used. WEIR_E_NOT_FOUND; WEIR_E_EXISTS; WEIR_E_INVALID if the log's
   * topic id differs. */
  int32_t (*open)(void *self, const weir_log_id_1 *id, uint64_t token,
                  weir_storage_result_1 *result);
  /* [owner] Ends use of the handle; pending operations end first. Pins stay valid. */
  int32_t (*close)(void *self, weir_log log, uint64_t token, weir_storage_result_1 *result);
  /* [owner] Deletes the log of an open handle and closes it. The name is free at once, bytes go
   * when the last pin is released. Survives a crash: complete means that the log will not come
   * back. */
  int32_t (*remove)(void *self, weir_log log, uint64_t token, weir_storage_result_1 *result);
  /* [owner] start_offset, end_offset, durable_offset, byte_count, max_timestamp, offset, flags. */
  int32_t (*describe)(void *self, weir_log log, uint64_t token, weir_storage_result_1 *result);
  /* [owner] Changes segment_bytes, segment_ms, index_interval_bytes from `id`, and nothing else. */
  int32_t (*configure)(void *self, weir_log log, const weir_log_id_1 *id, uint64_t token,
                       weir_storage_result_1 *result);

  /* [owner] Stores batches; base_offset of the first is end_offset, or at least that with
   * WEIR_APPEND_GAPS (WEIR_E_RANGE): an append that was submitted before an earlier one's failure
   * was known must not land behind a gap. All of the vector or nothing. Fills start_offset,
   * end_offset, durable_offset, byte_count. */
  int32_t (*append)(void *self, weir_log log, const weir_append_1 *op, uint64_t token,
                    weir_storage_result_1 *result);
  /* [owner] Whole batches as regions, in order. No batch at or past op->end_offset or the log's
   * end: WEIR_OK with none. WEIR_E_RANGE below start or past end. WEIR_E_LIMIT with `needed` if the
   * first batch does not fit dst and the plugin has no memory of its own to return. */
  int32_t (*read)(void *self, weir_log log, const weir_read_1 *op, uint64_t token,
                  weir_storage_result_1 *result);
  /* [any] Ends the use of a result's regions and items. Works after close, remove and drain. */
  void (*release)(void *self, uint64_t pin);
  /* [owner] The first batch whose max timestamp is at least `timestamp_ms`: offset, max_timestamp;
   * offset is -1 if there is none. */
  int32_t (*lookup_time)(void *self, weir_log log, int64_t timestamp_ms, uint64_t token,
                         weir_storage_result_1 *result);

  /* [owner] Removes every batch whose last offset is at or past `offset` (a batch across it goes
   * whole), and every blob tied to an offset past it. Fills end_offset: `offset`, or the base of
   * the batch that went whole. Pinned regions keep their bytes. */
  int32_t (*truncate_to)(void *self, weir_log log, int64_t offset, uint64_t token,
                         weir_storage_result_1 *result);
  /* [owner] Batches that end before `offset` may go; the backend keeps what shares a segment with
   * later ones. Moves start_offset (of reads) to `offset` exactly. Blobs below stay. */
  int32_t (*trim_to)(void *self, weir_log log, int64_t offset, uint64_t token,
                     weir_storage_result_1 *result);
  /* [owner] Drops everything, blobs too: an empty log whose start and end are `offset`. */
  int32_t (*start_at)(void *self, weir_log log, int64_t offset, uint64_t token,
                      weir_storage_result_1 *result);
  /* [owner] Closes the active segment; the next append begins another. */
  int32_t (*seal)(void *self, weir_log log, uint64_t token, weir_storage_result_1 *result);
  /* [owner] Segments in order (items: path, flags, offsets, byte_count, max_timestamp). */
  int32_t (*list_segments)(void *self, weir_log log, uint64_t token, weir_storage_result_1 *result);
  /* [owner] The bytes of the segment with that base offset, as regions: its batches in order. */
  int32_t (*export_segment)(void *self, weir_log log, int64_t base_offset, uint64_t token,
                            weir_storage_result_1 *result);

  /* [owner] Stores a named blob tied to `offset`, in place of the one with the same name and
   * offset. Atomic across a crash: old or new. Names are 1-64 of [a-z0-9-]. Bytes are valid until
   * completion. The blob of a log whose `flags` have WEIR_STATE_DURABLE is fsynced. */
  int32_t (*put_state)(void *self, weir_log log, weir_str name, int64_t offset, weir_bytes bytes,
                       uint32_t flags, uint64_t token, weir_storage_result_1 *result);
  /* [owner] The blob of that name with the greatest offset <= `max_offset`: one region, offset.
   * WEIR_E_NOT_FOUND. */
  int32_t (*get_state)(void *self, weir_log log, weir_str name, int64_t max_offset, uint64_t token,
                       weir_storage_result_1 *result);
  /* [owner] Removes the blobs of that name whose offset is below `offset`. */
  int32_t (*drop_state)(void *self, weir_log log, weir_str name, int64_t offset, uint64_t token,
                        weir_storage_result_1 *result);

  /* [owner] Swaps the batches over [from, to), which are whole sealed segments, for `op`'s
   * (possibly none). Atomic across a crash: all old or all new. Readers of the old range are
   * unharmed. */
  int32_t (*replace)(void *self, weir_log log, int64_t from, int64_t to, const weir_append_1 *op,
                     uint64_t token, weir_storage_result_1 *result);
  /* [owner] Completes when everything appended before is durable: durable_offset. */
  int32_t (*flush)(void *self, weir_log log, uint64_t token, weir_storage_result_1 *result);
  /* [any] Ends a pending operation early with WEIR_E_CANCELLED if it has not begun; it completes
   * either way. Unknown tokens are ignored. */
  void (*cancel)(void *self, uint64_t token);
} weir_storage_log_1;

enum { WEIR_STATE_DURABLE = 1u };

/* ---- Layout ---------------------------------------------------------------------------------
 * Interface "storage.layout/1", for a backend that lays out files; one without it need not offer
 * it. */
#define WEIR_STORAGE_LAYOUT_INTERFACE "storage.layout/1"

typedef struct weir_layout_1 {
  uint32_t size;
  uint32_t flags;            /* WEIR_LAYOUT_* */
  uint64_t index_max_bytes;  /* roll before an index of a segment would pass this; 0: the default */
  int64_t segment_jitter_ms; /* up to this much is taken off segment_ms, for each segment anew */
  uint64_t jitter_seed;      /* with a segment's base offset: what its share follows from */
  int64_t delete_delay_ms;   /* between dropping a file and removing it; 0: at once */
} weir_layout_1;

enum {
  WEIR_LAYOUT_PREALLOCATE = 1u /* a segment gets its full size on the device when it begins */
};

typedef struct weir_storage_layout_1 {
  uint32_t size;
  uint32_t reserved;
  /* [owner] How an open log lays out its bytes from now on, in place of what was set before. The
   * host calls it after `open`. WEIR_OK or WEIR_E_*; no completion follows. */
  int32_t (*set_layout)(void *self, weir_log log, const weir_layout_1 *layout,
                        weir_status_1 *status);
  /* [any] Removes soon, on a thread of the plugin, whatever waits for delete_delay_ms: the device
   * is full. */
  void (*remove_waiting)(void *self);
} weir_storage_layout_1;

#ifdef __cplusplus
}
#endif
#endif
