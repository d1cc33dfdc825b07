#ifndef WEIR_CPRIMITIVES_H
#define WEIR_CPRIMITIVES_H
#include <stdint.h>
#endif
