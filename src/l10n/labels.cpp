#include "l10n/labels.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "text/lookup.h"

namespace bifolium::l10n {

namespace {

template <std::size_t Size>
struct Catalogue {
    std::string_view language;
    std::array<std::string_view, Size> words;  // in the order of the keys
};

#include "l10n/labels.inc"

static_assert(std::is_sorted(keys.begin(), keys.end()));

std::optional<std::size_t> find(std::string_view language) {
    for (std::size_t i = 0; i < catalogues.size(); ++i) {
        if (catalogues[i].language == language) return i;
    }
    return std::nullopt;
}

}  // namespace

Labels::Labels(std::string_view language) {
    for (const std::string& tag : text::lookup(language)) {
        if (const auto known = find(tag)) {
            catalogue_ = *known;
            return;
        }
    }
    const auto english = find("en");
    if (!english) std::abort();  // scripts/labels.py lets no table through without it
    catalogue_ = *english;
    found_ = false;
}

std::string_view Labels::operator[](std::string_view key) const {
    const auto* place = std::lower_bound(keys.begin(), keys.end(), key);
    if (place == keys.end() || *place != key) return {};
    return catalogues[catalogue_].words[static_cast<std::size_t>(place - keys.begin())];
}

std::string_view Labels::language() const {
    return catalogues[catalogue_].language;
}

}  // namespace bifolium::l10n
