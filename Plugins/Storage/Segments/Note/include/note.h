/* Identification of the plugin storage "segments". */
#ifndef WEIR_NOTE_H
#define WEIR_NOTE_H

#include "weir/plugin.h"

/* The bytes of this image's ELF note. */
__attribute__((visibility("hidden"))) const weir_plugin_id_1 *weir_note_id_get(void);

#endif
