#include "app/run_cache.h"

#include <optional>
#include <system_error>
#include <utility>

#include "app/identity.h"
#include "cache/collect.h"

namespace bifolium::app {

namespace {

namespace fs = std::filesystem;

std::optional<cache::Store> open_store(const BuildCommand& command, const Machine& machine,
                                       const std::string& output) {
    if (!command.cache || machine.cache.empty()) return std::nullopt;
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(machine.cache, error);
    const fs::path inside = folder.lexically_relative(
        fs::weakly_canonical(output.empty() ? fs::path(".") : fs::path(output), error));
    if (!inside.empty() && *inside.begin() != "..") return std::nullopt;
    Result<cache::Store> store =
        cache::Store::open(folder, {.program = program_name(), .now = seconds_now()});
    if (!store) return std::nullopt;
    return *std::move(store);
}

}  // namespace

std::string program_name() {
    constexpr std::size_t digits = 16;
    return hexadecimal(program_identity(), digits);
}

std::int64_t seconds_now() {
    return nanoseconds_now() / 1'000'000'000;
}

RunCache::RunCache(cache::Store store, const BuildCommand& command, const Machine& machine)
    : store_(std::move(store)), folder_(machine.cache), most_bytes_(command.most_cache_bytes) {
    std::error_code error;
    const fs::path input = fs::weakly_canonical(fs::absolute(command.input, error), error);
    key_of_known_ = sha256("known files of " + input.generic_string());
    known_ =
        std::make_shared<cache::KnownFiles>(store_.record(key_of_known_).value_or(std::string()));
}

std::unique_ptr<RunCache> RunCache::open(const BuildCommand& command, const Machine& machine,
                                         const std::string& output, DiskFiles& files) {
    std::optional<cache::Store> store = open_store(command, machine, output);
    if (!store) return nullptr;
    auto out = std::make_unique<RunCache>(*std::move(store), command, machine);
    files.know(out->known_, nanoseconds_now());
    return out;
}

void RunCache::close() {
    if (known_->has_news()) store_.set_record(key_of_known_, known_->text(), {});
    if (store_.note_growth() <= most_bytes_) return;
    // Not each time that a little more is written: down to seven eighths.
    static_cast<void>(cache::collect(folder_, {.most_bytes = most_bytes_ - most_bytes_ / 8,
                                               .now = seconds_now(),
                                               .program = program_name(),
                                               .waits = false}));
}

}  // namespace bifolium::app
