#include "note.h"

WEIR_PLUGIN_NOTES("storage", "memory", "1.0.0", "swift-6.3", 0,
                  "{\"type\":\"object\",\"properties\":{\"max-bytes\":{"
                  "\"type\":\"integer\",\"minimum\":1048576,\"maximum\":1099511627776,"
                  "\"default\":1073741824}},\"additionalProperties\":false}")

const weir_plugin_id_1 *weir_note_id_get(void) { return &weir_note_id.id; }
