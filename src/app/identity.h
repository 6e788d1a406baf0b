// Identity: which program this is. Its own build and that of every library it runs with, since an
// update of a shaping library changes pages as well as one of Bifolium does.
#pragma once

#include <filesystem>

#include "base/digest.h"

namespace bifolium::app {

/// Of the running program.
Digest program_identity();

}  // namespace bifolium::app
