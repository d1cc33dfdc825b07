#include "frames.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char client[] = "bench";

static size_t put_varint(uint8_t *at, int64_t value) {
    uint64_t left = (uint64_t)value << 1 ^ (uint64_t)(value >> 63);
    size_t count = 0;
    while (left >= 128) {
        at[count++] = (uint8_t)(left | 128);
        left >>= 7;
    }
    at[count++] = (uint8_t)left;
    return count;
}

// A record of exactly `byte_count` bytes at least 16, or 0 if the length of its value cannot be
// chosen to give that (the lengths' own lengths jump).
static size_t put_record(uint8_t *at, size_t byte_count, int64_t delta) {
    uint8_t bytes[32];
    for (size_t value = byte_count > 16 ? byte_count - 16 : 0; value < byte_count; value++) {
        uint8_t *next = bytes;
        *next++ = 0;                      // attributes
        next += put_varint(next, 0);      // timestamp delta
        next += put_varint(next, delta);
        next += put_varint(next, -1);     // no key
        next += put_varint(next, (int64_t)value);
        size_t head = (size_t)(next - bytes);
        size_t body = head + value + 1;
        uint8_t length[10];
        size_t length_count = put_varint(length, (int64_t)body);
        if (length_count + body != byte_count) continue;
        memcpy(at, length, length_count);
        memcpy(at + length_count, bytes, head);
        uint8_t *content = at + length_count + head;
        uint32_t seed = (uint32_t)delta * 2654435761u + 1;
        for (size_t i = 0; i < value; i++) {
            seed = seed * 1664525u + 1013904223u;
            content[i] = (uint8_t)(seed >> 24);
        }
        content[value] = 0; // no headers
        return byte_count;
    }
    return 0;
}

uint32_t frames_make_batch(uint8_t *batch, size_t byte_count, size_t record_byte_count) {
    size_t at = FRAMES_BATCH_HEADER;
    uint32_t count = 0;
    while (at < byte_count) {
        size_t left = byte_count - at;
        size_t size = left < 2 * record_byte_count ? left : record_byte_count;
        size_t put = put_record(batch + at, size, count);
        // The sizes where a varint grows cannot be made in one record: leave the rest for two.
        if (put == 0) put = put_record(batch + at, size / 2, count);
        if (put == 0) die("cannot make a record of that size");
        at += put;
        count++;
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t milliseconds = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    put64(batch, 0);
    put32(batch + 8, (uint32_t)(byte_count - 12));
    put32(batch + 12, UINT32_MAX); // partition leader epoch: not known
    batch[16] = 2;
    put16(batch + 21, 0);
    put32(batch + 23, count - 1);
    put64(batch + 27, milliseconds);
    put64(batch + 35, milliseconds);
    put64(batch + 43, UINT64_MAX); // no producer id, epoch, sequence
    put16(batch + 51, UINT16_MAX);
    put32(batch + 53, UINT32_MAX);
    put32(batch + 57, count);
    put32(batch + FRAMES_CRC_AT, frames_crc32c(batch + 21, byte_count - 21));
    return count;
}

static uint8_t *put_string(uint8_t *at, const char *text) {
    size_t count = strlen(text);
    put16(at, (uint16_t)count);
    memcpy(at + 2, text, count);
    return at + 2 + count;
}

static uint8_t *put_header(uint8_t *at, uint16_t key, uint16_t version) {
    put16(at + 4, key);
    put16(at + 6, version);
    put32(at + FRAMES_CORRELATION_AT, 0);
    return put_string(at + 12, client);
}

uint8_t *frames_make_produce(const char *topic, const uint8_t *batch, size_t batch_byte_count,
                             size_t *byte_count, size_t *partition_at) {
    uint8_t *frame = malloc(batch_byte_count + 512);
    if (frame == NULL) die("malloc");
    uint8_t *at = put_header(frame, 0, 7);
    put16(at, UINT16_MAX); // no transactional id
    put16(at + 2, UINT16_MAX); // acks: all
    put32(at + 4, 30000);
    put32(at + 8, 1);
    at = put_string(at + 12, topic);
    put32(at, 1);
    *partition_at = (size_t)(at + 4 - frame);
    put32(at + 4, 0);
    put32(at + 8, (uint32_t)batch_byte_count);
    memcpy(at + 12, batch, batch_byte_count);
    *byte_count = (size_t)(at + 12 - frame) + batch_byte_count;
    put32(frame, (uint32_t)(*byte_count - 4));
    return frame;
}

uint8_t *frames_make_fetch(const char *topic, uint32_t max_bytes, size_t *byte_count,
                           size_t *offset_at) {
    uint8_t *frame = malloc(512);
    if (frame == NULL) die("malloc");
    uint8_t *at = put_header(frame, 1, 4);
    put32(at, UINT32_MAX); // a client, not a replica
    put32(at + 4, 500);
    put32(at + 8, 1);
    put32(at + 12, max_bytes);
    at[16] = 0;
    put32(at + 17, 1);
    at = put_string(at + 21, topic);
    put32(at, 1);
    put32(at + 4, 0);
    *offset_at = (size_t)(at + 8 - frame);
    put64(at + 8, 0);
    put32(at + 16, max_bytes);
    *byte_count = (size_t)(at + 20 - frame);
    put32(frame, (uint32_t)(*byte_count - 4));
    return frame;
}

void die(const char *what) {
    fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
    exit(1);
}

int frames_listen(uint16_t *port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, size) != 0 || listen(fd, 16) != 0 ||
        getsockname(fd, (struct sockaddr *)&address, &size) != 0) {
        die("listen");
    }
    *port = ntohs(address.sin_port);
    return fd;
}

int frames_connect(uint16_t port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0) die("connect");
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

void frames_send(int fd, const void *bytes, size_t byte_count) {
    const uint8_t *next = bytes;
    while (byte_count > 0) {
        ssize_t sent = send(fd, next, byte_count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) die("send");
        next += sent;
        byte_count -= (size_t)sent;
    }
}

void frames_receive(int fd, void *bytes, size_t byte_count) {
    uint8_t *next = bytes;
    while (byte_count > 0) {
        ssize_t count = recv(fd, next, byte_count, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count == 0) errno = ECONNRESET;
        if (count <= 0) die("receive");
        next += count;
        byte_count -= (size_t)count;
    }
}

double frames_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double frames_cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}
