// Which findings of a run hold for an edition: the run has each once, although many editions may
// have it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::app {

class FindingIndex {
public:
    /// Of those that have come since the last time.
    void take(const Diagnostics& all) {
        for (; taken_ < all.all().size(); ++taken_) {
            places_.try_emplace(key(all.all()[taken_]), taken_);
        }
    }
    std::vector<std::size_t> find(const Diagnostics& some) const {
        std::vector<std::size_t> out;
        for (const Diagnostic& d : some.all()) {
            if (const auto at = places_.find(key(d)); at != places_.end())
                out.push_back(at->second);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    using Key = std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string>;
    static Key key(const Diagnostic& d) {
        return {d.code, d.span.source.index(), d.span.begin, d.message};
    }
    std::map<Key, std::size_t> places_;
    std::size_t taken_ = 0;
};

}  // namespace bifolium::app
