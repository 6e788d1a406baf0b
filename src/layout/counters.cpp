#include "layout/counters.h"

#include <limits>

namespace bifolium::layout {

namespace {

int saturating_sum(int a, int b) {
    const std::int64_t sum = std::int64_t{a} + b;
    if (sum > std::numeric_limits<int>::max()) return std::numeric_limits<int>::max();
    if (sum < std::numeric_limits<int>::min()) return std::numeric_limits<int>::min();
    return static_cast<int>(sum);
}

}  // namespace

void Counters::reset(Atom counter, int value, std::uint32_t depth) {
    const std::uint32_t scope = depth == 0 ? 0 : depth - 1;
    auto& instances = counters_[counter];
    if (!instances.empty() && instances.back().scope == scope) {
        instances.back().value = value;  // a sibling's: this one takes its place
        return;
    }
    instances.push_back({scope, value});
    made_.push_back({scope, counter});
}

int& Counters::innermost(Atom counter, std::uint32_t depth) {
    auto& instances = counters_[counter];
    if (instances.empty()) reset(counter, 0, depth);
    return instances.back().value;
}

void Counters::set(Atom counter, int value, std::uint32_t depth) {
    innermost(counter, depth) = value;
}

void Counters::increment(Atom counter, int by, std::uint32_t depth) {
    int& value = innermost(counter, depth);
    value = saturating_sum(value, by);
}

void Counters::leave(std::uint32_t depth) {
    while (!made_.empty() && made_.back().scope >= depth && depth > 0) {
        counters_[made_.back().counter].pop_back();
        made_.pop_back();
    }
}

bool Counters::has(Atom counter) const {
    const auto found = counters_.find(counter);
    return found != counters_.end() && !found->second.empty();
}

int Counters::value(Atom counter) const {
    const auto found = counters_.find(counter);
    return found == counters_.end() || found->second.empty() ? 0 : found->second.back().value;
}

std::vector<int> Counters::values(Atom counter) const {
    std::vector<int> out;
    const auto found = counters_.find(counter);
    if (found == counters_.end()) return out;
    for (const Instance& instance : found->second) out.push_back(instance.value);
    return out;
}

std::map<Atom, std::vector<int>> Counters::all() const {
    std::map<Atom, std::vector<int>> out;
    for (const auto& [counter, instances] : counters_) {
        if (!instances.empty()) out.emplace(counter, values(counter));
    }
    return out;
}

}  // namespace bifolium::layout
