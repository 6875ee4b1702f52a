#pragma once

#include <libdeflate.h>

// The version is a macro of the header; the library has no call that tells it.
static inline const char *layerslim_libdeflate_version(void) { return LIBDEFLATE_VERSION_STRING; }
