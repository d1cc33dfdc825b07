// The floor: what any broker has to do with the same bytes, and nothing else.
//
//   weir-floor FILE
//
// Listens on a port of 127.0.0.1 that it prints. Of one connection it takes Produce requests: it
// receives them with reads of up to 512 KiB, checks the batch's CRC-32C, appends the batch to FILE
// (page cache) and answers; and Fetch requests: it reads that part of FILE and sends it. At the end
// of the connection it prints what it moved, its CPU seconds and its own GB/s, and waits for the
// next one; the end of standard input ends it.

#include "frames.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { read_size = 512 << 10, cheap_move = 32 << 10, buffer_size = 4 << 20 };

static int file;
static uint64_t file_size;
static uint64_t next_offset;
static uint32_t records_per_batch;
static uint32_t batch_size;
static uint8_t *fetched;

// The start of what follows a string at `at`.
static const uint8_t *after_string(const uint8_t *at) {
    uint16_t count = get16(at);
    return at + 2 + (count == UINT16_MAX ? 0 : count);
}

// Checks, stores and answers one Produce request (without its length). Returns the batch's size.
static uint32_t produce(const uint8_t *request, int fd) {
    const uint8_t *topic = after_string(after_string(request + 8)) + 2 + 4 + 4;
    const uint8_t *partition = after_string(topic) + 4;
    uint32_t size = get32(partition + 4);
    const uint8_t *batch = partition + 8;
    if (frames_crc32c(batch + 21, size - 21) != get32(batch + FRAMES_CRC_AT)) die("CRC differs");
    // As Weir: the base offset stands outside the CRC and is written before the batch.
    uint8_t prefix[FRAMES_CRC_AT];
    memcpy(prefix, batch, sizeof prefix);
    put64(prefix, next_offset);
    put32(prefix + 12, 0);
    struct iovec pieces[2] = {
        {prefix, sizeof prefix},
        {(void *)(uintptr_t)(batch + sizeof prefix), size - sizeof prefix},
    };
    if (pwritev(file, pieces, 2, (off_t)file_size) != (ssize_t)size) die("write");
    uint64_t base = next_offset;
    batch_size = size;
    records_per_batch = get32(batch + 57);
    file_size += size;
    next_offset += records_per_batch;

    uint8_t answer[512];
    memcpy(answer + 4, request + 4, 4);
    put32(answer + 8, 1);
    size_t topic_size = 2u + get16(topic);
    memcpy(answer + 12, topic, topic_size);
    uint8_t *at = answer + 12 + topic_size;
    put32(at, 1);
    memcpy(at + 4, partition, 4);
    put16(at + 8, 0);
    put64(at + 10, base);
    put64(at + 18, UINT64_MAX);
    put64(at + 26, 0);
    put32(at + 34, 0);
    size_t count = (size_t)(at + 38 - answer);
    put32(answer, (uint32_t)(count - 4));
    frames_send(fd, answer, count);
    return size;
}

// Reads and sends what one Fetch request asks for: whole batches, which all have one size.
static uint32_t fetch(const uint8_t *request, int fd) {
    const uint8_t *topic = after_string(request + 8) + 21;
    const uint8_t *partition = after_string(topic) + 4;
    uint64_t position = get64(partition + 4) / records_per_batch * batch_size;
    uint64_t left = position < file_size ? file_size - position : 0;
    uint32_t limit = get32(partition + 12);
    uint32_t size = (limit < left ? limit : (uint32_t)left) / batch_size * batch_size;
    uint8_t *answer = fetched;
    memcpy(answer + 4, request + 4, 4);
    put32(answer + 8, 0);
    put32(answer + 12, 1);
    size_t topic_size = 2u + get16(topic);
    memcpy(answer + 16, topic, topic_size);
    uint8_t *at = answer + 16 + topic_size;
    put32(at, 1);
    memcpy(at + 4, partition, 4);
    put16(at + 8, 0);
    put64(at + 10, next_offset);
    put64(at + 18, next_offset);
    put32(at + 26, UINT32_MAX);
    put32(at + 30, size);
    size_t count = (size_t)(at + 34 - answer);
    if (pread(file, answer + count, size, (off_t)position) != (ssize_t)size) die("read");
    count += size;
    put32(answer, (uint32_t)(count - 4));
    frames_send(fd, answer, count);
    return size;
}

static void serve(int fd) {
    uint8_t *buffer = malloc(buffer_size);
    if (buffer == NULL) die("malloc");
    size_t begin = 0, end = 0;
    uint64_t moved = 0;
    double cpu = frames_cpu_seconds(), start = frames_seconds();
    while (true) {
        size_t room = buffer_size - end;
        ssize_t count = recv(fd, buffer + end, room < read_size ? room : read_size, 0);
        if (count < 0) die("receive");
        if (count == 0) break;
        end += (size_t)count;
        while (end - begin >= 4 && end - begin >= 4u + get32(buffer + begin)) {
            const uint8_t *request = buffer + begin + 4;
            moved += get16(request) == 0 ? produce(request, fd) : fetch(request, fd);
            begin += 4u + get32(buffer + begin);
        }
        if (begin == end) {
            begin = end = 0;
        } else if (begin > 0 && (end - begin <= cheap_move || buffer_size - end < read_size)) {
            // The start of a frame goes to the front: the next read is a long one, into memory that
            // is in the cache.
            memmove(buffer, buffer + begin, end - begin);
            end -= begin;
            begin = 0;
        }
    }
    cpu = frames_cpu_seconds() - cpu;
    double seconds = frames_seconds() - start;
    printf("bytes %llu cpu %.6f seconds %.6f cpu-per-gb %.4f gb-per-second %.3f\n",
           (unsigned long long)moved, cpu, seconds, cpu / ((double)moved / 1e9),
           (double)moved / 1e9 / seconds);
    fflush(stdout);
    free(buffer);
    close(fd);
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: weir-floor FILE\n");
        return 2;
    }
    file = open(argv[1], O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) die(argv[1]);
    fetched = malloc(buffer_size);
    if (fetched == NULL) die("malloc");
    uint16_t port;
    int listener = frames_listen(&port);
    printf("port %u\n", port);
    fflush(stdout);
    while (true) {
        struct pollfd polled[2] = {{.fd = listener, .events = POLLIN}, {.events = POLLIN}};
        if (poll(polled, 2, -1) < 0) die("poll");
        if (polled[1].revents != 0) return 0;
        int fd = accept(listener, NULL, NULL);
        if (fd < 0) die("accept");
        int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        serve(fd);
    }
}
