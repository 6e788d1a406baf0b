#include "app/shard.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <system_error>
#include <vector>

#include "base/limits.h"

namespace bifolium::app {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

std::optional<Shard> shard_of(std::uint64_t index, std::uint64_t count) {
    if (index < 1 || index > count || count > limits::shards) return std::nullopt;
    return Shard{static_cast<unsigned>(index), static_cast<unsigned>(count)};
}

Failure nonsense(const std::string& where, std::string_view what) {
    return {fmt::format("the environment names no shard: {}: {}", where, what)};
}

/// A variable of the environment with its number; reading one notes it for what is told.
class Reader {
public:
    Reader(const Lookup& lookup, std::string& where) : lookup_(lookup), where_(where) {}

    /// Empty if it is not set; a failure if it is no whole number.
    Result<std::optional<std::uint64_t>> read(const char* name) {
        const std::string_view text = lookup_(name);
        if (text.empty()) return std::optional<std::uint64_t>();
        where_ += fmt::format("{}{}={}", where_.empty() ? "" : " ", name, text);
        const auto value = number(text);
        if (!value) return nonsense(where_, "that is no whole number");
        return value;
    }

private:
    const Lookup& lookup_;
    std::string& where_;
};

/// Nothing where the engine is not at work here.
using Answer = Result<std::optional<FoundShard>>;

struct Pair {
    const char* index;
    const char* count;
    std::uint64_t first;  ///< What the engine calls its first job.
};

Answer find_pair(const Lookup& lookup, const Pair& names) {
    std::string where;
    Reader reader(lookup, where);
    auto index = reader.read(names.index);
    if (!index) return index.failure();
    auto count = reader.read(names.count);
    if (!count) return count.failure();
    if (!*index && !*count) return std::optional<FoundShard>();
    if (!*index) return nonsense(where, fmt::format("{} is not set", names.index));
    if (!*count) return nonsense(where, fmt::format("{} is not set", names.count));
    const auto shard =
        **index < names.first ? std::nullopt : shard_of(**index - names.first + 1, **count);
    if (!shard) {
        return nonsense(where, fmt::format("{} counts from {}", names.index, names.first) +
                                   (names.first == 0 ? ", so it stays below the count" : ""));
    }
    return std::optional(FoundShard{*shard, where});
}

/// A task of an array such as --array=0-7, 1-8 or 10-80:10.
Answer find_slurm(const Lookup& lookup) {
    std::string where;
    Reader reader(lookup, where);
    std::uint64_t values[3] = {0, 0, 0};
    bool any = false;
    const char* missing = nullptr;
    constexpr const char* names[3] = {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT",
                                      "SLURM_ARRAY_TASK_MIN"};
    for (std::size_t i = 0; i < 3; ++i) {
        auto value = reader.read(names[i]);
        if (!value) return value.failure();
        any = any || *value;
        if (*value) values[i] = **value;
        if (!*value && missing == nullptr) missing = names[i];
    }
    if (!any) return std::optional<FoundShard>();
    if (missing != nullptr) return nonsense(where, fmt::format("{} is not set", missing));
    auto step = reader.read("SLURM_ARRAY_TASK_STEP");
    if (!step) return step.failure();
    const std::uint64_t by = step->value_or(1);
    const auto [id, count, first] = values;
    const bool in_step = by > 0 && id >= first && (id - first) % by == 0;
    const auto shard = in_step ? shard_of((id - first) / by + 1, count) : std::nullopt;
    if (!shard) return nonsense(where, "the array has gaps: its tasks cannot be counted from here");
    return std::optional(FoundShard{*shard, where});
}

/// Kubernetes says nothing of how many there are: the job's own BIFOLIUM_SHARD_COUNT does.
Answer find_kubernetes(const Lookup& lookup) {
    if (lookup("JOB_COMPLETION_INDEX").empty()) return std::optional<FoundShard>();
    return find_pair(lookup, {"JOB_COMPLETION_INDEX", "BIFOLIUM_SHARD_COUNT", 0});
}

}  // namespace

Result<ShardChoice> read_shard(std::string_view text) {
    if (text == "auto") return ShardChoice{};
    const std::size_t slash = text.find('/');
    const auto index = number(text.substr(0, slash));
    const auto count =
        slash == std::string_view::npos ? std::nullopt : number(text.substr(slash + 1));
    const auto shard = index && count ? shard_of(*index, *count) : std::nullopt;
    if (shard) return ShardChoice{shard};
    return Failure{
        fmt::format("'{}' is no shard: write 3/8 for the third of eight, or auto (at "
                    "most {})",
                    text, limits::shards)};
}

Result<FoundShard> find_shard(const Lookup& lookup) {
    const bool kubernetes = !lookup("JOB_COMPLETION_INDEX").empty();
    const bool counted_only = lookup("BIFOLIUM_SHARD_INDEX").empty();
    if (!(kubernetes && counted_only)) {
        Answer own = find_pair(lookup, {"BIFOLIUM_SHARD_INDEX", "BIFOLIUM_SHARD_COUNT", 1});
        if (!own) return own.failure();
        if (*own) return **std::move(own);
    }
    std::optional<FoundShard> found;
    for (Answer answer : {find_slurm(lookup), find_kubernetes(lookup),
                          find_pair(lookup, {"CI_NODE_INDEX", "CI_NODE_TOTAL", 1})}) {
        if (!answer) return answer.failure();
        if (!*answer) continue;
        if (found && found->shard != (*answer)->shard) {
            return nonsense(found->where + " " + (*answer)->where, "these contradict each other");
        }
        if (!found) found = **std::move(answer);
    }
    if (found) return *std::move(found);
    return Failure{
        "the environment names no shard: none of BIFOLIUM_SHARD_INDEX, SLURM_ARRAY_TASK_ID, "
        "JOB_COMPLETION_INDEX and CI_NODE_INDEX is set"};
}

std::string shard_manifest_name(const Shard& shard) {
    return fmt::format("manifest-{}-of-{}.json", shard.index, shard.count);
}

std::optional<Shard> shard_of_manifest(std::string_view name) {
    constexpr std::string_view start = "manifest-", middle = "-of-", end = ".json";
    if (!name.starts_with(start) || !name.ends_with(end)) return std::nullopt;
    const std::size_t of = name.find(middle, start.size());
    if (of == std::string_view::npos) return std::nullopt;
    const auto index = number(name.substr(start.size(), of - start.size()));
    const std::size_t from = of + middle.size();
    const auto count = number(name.substr(from, name.size() - end.size() - from));
    const auto shard = index && count ? shard_of(*index, *count) : std::nullopt;
    // "manifest-01-of-8.json" was written by nobody.
    return shard && shard_manifest_name(*shard) == name ? shard : std::nullopt;
}

}  // namespace bifolium::app
