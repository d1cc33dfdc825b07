#include "note.h"

WEIR_PLUGIN_NOTES("codec", "zstd", "1.0.0", "swift-6.3", 0,
                  "{\"type\":\"object\",\"properties\":{\"max-window-log\":{"
                  "\"type\":\"integer\",\"minimum\":10,\"maximum\":27,\"default\":27}},"
                  "\"additionalProperties\":false}")

const weir_plugin_id_1 *weir_note_id_get(void) { return &weir_note_id.id; }
