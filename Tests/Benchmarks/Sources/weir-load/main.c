// The load: Produce and Fetch requests made once and sent again and again, a few in flight.
//
//   weir-load produce PORT TOPIC PARTITIONS BATCH-BYTES RECORD-BYTES COUNT IN-FLIGHT
//   weir-load fetch   PORT TOPIC BATCH-BYTES RECORD-BYTES COUNT FETCH-BYTES IN-FLIGHT
//
// `produce` sends COUNT batches round robin over the partitions. `fetch` reads, from offset 0 of
// partition 0, the COUNT batches that `produce` put there. Each answer is checked. Prints the bytes
// of batches moved and the seconds it took.

#include "frames.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void report(uint64_t moved, double seconds) {
    printf("bytes %llu seconds %.6f\n", (unsigned long long)moved, seconds);
}

static void refuse(const char *what, long long seen) {
    fprintf(stderr, "weir-load: %s: %lld\n", what, seen);
    exit(1);
}

static uint32_t number(const char *text) { return (uint32_t)strtoul(text, NULL, 10); }

static void produce(char **arguments) {
    int fd = frames_connect((uint16_t)number(arguments[0]));
    const char *topic = arguments[1];
    uint32_t partitions = number(arguments[2]), batch_size = number(arguments[3]);
    uint32_t count = number(arguments[5]), in_flight = number(arguments[6]);
    uint8_t *batch = malloc(batch_size);
    if (batch == NULL) die("malloc");
    frames_make_batch(batch, batch_size, number(arguments[4]));
    size_t size, partition_at;
    uint8_t *frame = frames_make_produce(topic, batch, batch_size, &size, &partition_at);
    size_t error_at = 4 + 4 + 4 + 2 + strlen(topic) + 4 + 4;
    uint32_t sent = 0, answered = 0;
    double start = frames_seconds();
    while (answered < count) {
        while (sent < count && sent - answered < in_flight) {
            put32(frame + FRAMES_CORRELATION_AT, sent);
            put32(frame + partition_at, sent % partitions);
            frames_send(fd, frame, size);
            sent++;
        }
        uint8_t answer[512];
        frames_receive(fd, answer, 4);
        uint32_t rest = get32(answer);
        if (rest > sizeof answer - 4) refuse("answer too long", rest);
        frames_receive(fd, answer + 4, rest);
        if (get32(answer + 4) != answered) refuse("correlation id", get32(answer + 4));
        if (get16(answer + error_at) != 0) refuse("error code", get16(answer + error_at));
        answered++;
    }
    report((uint64_t)count * batch_size, frames_seconds() - start);
}

static void fetch(char **arguments) {
    int fd = frames_connect((uint16_t)number(arguments[0]));
    const char *topic = arguments[1];
    uint32_t batch_size = number(arguments[2]), count = number(arguments[4]);
    uint32_t fetch_size = number(arguments[5]), in_flight = number(arguments[6]);
    uint8_t *batch = malloc(batch_size);
    if (batch == NULL) die("malloc");
    uint32_t records = frames_make_batch(batch, batch_size, number(arguments[3]));
    // Every fetch brings the same number of batches, so the next one need not wait for the answer.
    uint32_t batches = fetch_size / batch_size;
    size_t size, offset_at;
    uint8_t *frame = frames_make_fetch(topic, fetch_size, &size, &offset_at);
    size_t records_at = 4 + 4 + 4 + 4 + 2 + strlen(topic) + 4 + 4 + 2 + 8 + 8 + 4;
    size_t room = fetch_size + 1024;
    uint8_t *answer = malloc(room);
    if (answer == NULL) die("malloc");
    uint32_t wanted = (count + batches - 1) / batches, sent = 0, answered = 0;
    uint64_t moved = 0;
    double start = frames_seconds();
    while (answered < wanted) {
        while (sent < wanted && sent - answered < in_flight) {
            put32(frame + FRAMES_CORRELATION_AT, sent);
            put64(frame + offset_at, (uint64_t)sent * batches * records);
            frames_send(fd, frame, size);
            sent++;
        }
        frames_receive(fd, answer, 4);
        uint32_t rest = get32(answer);
        if (rest > room - 4) refuse("answer too long", rest);
        frames_receive(fd, answer + 4, rest);
        uint32_t left = count - answered * batches;
        uint32_t due = (left < batches ? left : batches) * batch_size;
        uint32_t seen = get32(answer + records_at);
        if (seen != due) refuse("bytes of records", seen);
        uint64_t base = get64(answer + records_at + 4);
        if (base != (uint64_t)answered * batches * records) refuse("offset", (long long)base);
        moved += seen;
        answered++;
    }
    report(moved, frames_seconds() - start);
}

int main(int argc, char **argv) {
    if (argc == 9 && strcmp(argv[1], "produce") == 0) {
        produce(argv + 2);
    } else if (argc == 9 && strcmp(argv[1], "fetch") == 0) {
        fetch(argv + 2);
    } else {
        fprintf(stderr, "usage: weir-load produce PORT TOPIC PARTITIONS BATCH RECORD COUNT DEPTH\n"
                        "       weir-load fetch PORT TOPIC BATCH RECORD COUNT FETCH DEPTH\n");
        return 2;
    }
    return 0;
}
