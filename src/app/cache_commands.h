// The commands `cache status` and `cache gc`: how large the cache is, and making it smaller.
#pragma once

#include <string>

#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/machine.h"

namespace bifolium::app {

/// What a command has to say: on standard output where all is well.
struct Said {
    std::string text;
    ExitCode exit_code = ExitCode::nothing_against;
};

Said cache_status(const CacheCommand&, const Machine&);
Said collect_cache(const CacheCommand&, const Machine&);

}  // namespace bifolium::app
