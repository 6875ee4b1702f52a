#pragma once

#include <zlib.h>

// The init functions are macros. Negative window bits mean raw deflate, without zlib's header and trailer.
static inline int layerslim_deflate_init_raw(z_streamp stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
static inline int layerslim_inflate_init_raw(z_streamp stream) {
    return inflateInit2(stream, -MAX_WBITS);
}
