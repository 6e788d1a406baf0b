#include "app/cache_commands.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <system_error>

#include "app/run_cache.h"
#include "app/size_text.h"
#include "cache/collect.h"

namespace bifolium::app {

namespace {

Said no_cache() {
    return {"error: there is no folder for a cache\nhelp: name one in BIFOLIUM_CACHE\n",
            ExitCode::usage};
}

/// One that no build has made yet is empty.
bool is_there(const Machine& machine) {
    std::error_code error;
    return std::filesystem::is_directory(machine.cache, error);
}

}  // namespace

Said cache_status(const CacheCommand& command, const Machine& machine) {
    if (machine.cache.empty()) return no_cache();
    cache::Contents found;
    if (is_there(machine)) {
        const Result<cache::Contents> looked = cache::contents(machine.cache, program_name());
        if (!looked) return {"error: " + looked.failure().what + "\n", ExitCode::world};
        found = *looked;
    }
    if (command.json) {
        const nlohmann::ordered_json json = {{"folder", machine.cache.generic_string()},
                                             {"bytes", found.bytes},
                                             {"records", found.records},
                                             {"recordsOfOtherVersions", found.of_others},
                                             {"files", found.files}};
        return {json.dump(2) + "\n"};
    }
    return {fmt::format("{}: {} in {} records and {} files; {} records of other versions\n",
                        machine.cache.generic_string(), size_text(found.bytes), found.records,
                        found.files, found.of_others)};
}

Said collect_cache(const CacheCommand& command, const Machine& machine) {
    if (machine.cache.empty()) return no_cache();
    if (!is_there(machine)) return {"there is nothing to take away\n"};
    const Result<cache::Collected> done = cache::collect(
        machine.cache,
        {.most_bytes = command.most_bytes, .now = seconds_now(), .program = program_name()});
    if (!done) return {"error: " + done.failure().what + "\n", ExitCode::world};
    return {fmt::format("taken away: {} files, {}; there are {} left\n", (*done).files,
                        size_text((*done).bytes), size_text((*done).bytes_left))};
}

}  // namespace bifolium::app
