#include "app/run_cache.h"

#include <ctime>
#include <optional>
#include <system_error>
#include <utility>

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
    Result<cache::Store> store = cache::Store::open(folder);
    if (!store) return std::nullopt;
    return *std::move(store);
}

/// Says how old a file is, and nothing that is written anywhere.
std::int64_t nanoseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

}  // namespace

RunCache::RunCache(cache::Store store, const Digest& key_of_known)
    : store_(std::move(store)),
      key_of_known_(key_of_known),
      known_(std::make_shared<cache::KnownFiles>(
          store_.record(key_of_known).value_or(std::string()))) {}

std::unique_ptr<RunCache> RunCache::open(const BuildCommand& command, const Machine& machine,
                                         const std::string& output, DiskFiles& files) {
    std::optional<cache::Store> store = open_store(command, machine, output);
    if (!store) return nullptr;
    std::error_code error;
    const fs::path input = fs::weakly_canonical(fs::absolute(command.input, error), error);
    auto out = std::make_unique<RunCache>(*std::move(store),
                                          sha256("known files of " + input.generic_string()));
    files.know(out->known_, nanoseconds_now());
    return out;
}

void RunCache::close() {
    if (known_->has_news()) store_.set_record(key_of_known_, known_->text(), {});
}

}  // namespace bifolium::app
