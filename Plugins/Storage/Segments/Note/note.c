#include "note.h"

/* The host checks options against this schema and the plugin's own validation; README.md describes
 * them. */
WEIR_PLUGIN_NOTES(
    "storage", "segments", "1.0.0", "swift-6.3", 0,
    "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"directory\"],"
    "\"properties\":{"
    "\"directory\":{\"type\":\"string\"},"
    "\"max-open-files\":{\"type\":\"integer\",\"minimum\":16,\"maximum\":1000000},"
    "\"io-threads\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":64},"
    "\"inline-writes\":{\"type\":\"boolean\"},"
    "\"segment-bytes\":{\"type\":\"integer\",\"minimum\":1024,\"maximum\":2147483647},"
    "\"index-interval-bytes\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":2147483647},"
    "\"checkpoint-interval-ms\":{\"type\":\"integer\",\"minimum\":10,\"maximum\":3600000},"
    "\"reserve-bytes\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":1099511627776}}}")

const weir_plugin_id_1 *weir_note_id_get(void) { return &weir_note_id.id; }
