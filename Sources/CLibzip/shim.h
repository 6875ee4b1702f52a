#pragma once

#include <zip.h>

// Macros of casts that Swift does not import.
static inline zip_int64_t layerslim_zip_supports_readable(void) { return ZIP_SOURCE_SUPPORTS_READABLE; }
static inline zip_int64_t layerslim_zip_supports_writable(void) { return ZIP_SOURCE_SUPPORTS_WRITABLE; }
