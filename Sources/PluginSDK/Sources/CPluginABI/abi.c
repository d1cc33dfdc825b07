/* Compiles the headers as C, so that a mistake in them fails the build. */
#include "weir/codec.h"
#include "weir/plugin.h"
#include "weir/storage.h"
