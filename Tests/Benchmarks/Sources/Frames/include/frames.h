// What the floor and the load generator share: CRC-32C, big-endian integers, sockets, and the Kafka
// frames of the benchmark (Produce 7, Fetch 4, ApiVersions 0).
#ifndef WEIR_BENCH_FRAMES_H
#define WEIR_BENCH_FRAMES_H

#include <stddef.h>
#include <stdint.h>

enum {
    FRAMES_BATCH_HEADER = 61,
    FRAMES_CRC_AT = 17,      // position of a batch's CRC, which covers what follows it
    FRAMES_CORRELATION_AT = 8 // position of the correlation id in a request, its length included
};

uint32_t frames_crc32c(const void *bytes, size_t byte_count);

static inline void put16(uint8_t *at, uint16_t v) {
    at[0] = (uint8_t)(v >> 8);
    at[1] = (uint8_t)v;
}
static inline void put32(uint8_t *at, uint32_t v) {
    put16(at, (uint16_t)(v >> 16));
    put16(at + 2, (uint16_t)v);
}
static inline void put64(uint8_t *at, uint64_t v) {
    put32(at, (uint32_t)(v >> 32));
    put32(at + 4, (uint32_t)v);
}
static inline uint16_t get16(const uint8_t *at) { return (uint16_t)(at[0] << 8 | at[1]); }
static inline uint32_t get32(const uint8_t *at) {
    return (uint32_t)get16(at) << 16 | get16(at + 2);
}
static inline uint64_t get64(const uint8_t *at) {
    return (uint64_t)get32(at) << 32 | get32(at + 4);
}

// A record batch of exactly `byte_count` bytes, valid in every way. Returns its record count.
uint32_t frames_make_batch(uint8_t *batch, size_t byte_count, size_t record_byte_count);

// A Produce request (version 7, acks all) around one batch: malloc'ed, its length in `*byte_count`;
// `*partition_at` is where the partition's index stands.
uint8_t *frames_make_produce(const char *topic, const uint8_t *batch, size_t batch_byte_count,
                             size_t *byte_count, size_t *partition_at);

// A Fetch request (version 4) of partition 0; `*offset_at` is where the offset stands.
uint8_t *frames_make_fetch(const char *topic, uint32_t max_bytes, size_t *byte_count,
                           size_t *offset_at);

void die(const char *what);
int frames_listen(uint16_t *port); // on 127.0.0.1, any port
int frames_connect(uint16_t port);
void frames_send(int fd, const void *bytes, size_t byte_count);
void frames_receive(int fd, void *bytes, size_t byte_count);
double frames_seconds(void);     // monotonic
double frames_cpu_seconds(void); // user and system time of this process

#endif
