#include "note.h"
