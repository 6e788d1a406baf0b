#include "document/page_map.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bifolium::document {

PageMap::PageMap(std::vector<PageStart> in_reading_order) : pages_(std::move(in_reading_order)) {}

std::string_view PageMap::label_at(Place place) const {
    const auto next =
        std::upper_bound(pages_.begin(), pages_.end(), place,
                         [](Place at, const PageStart& page) { return at < page.at; });
    return next == pages_.begin() ? std::string_view() : std::string_view(std::prev(next)->label);
}

}  // namespace bifolium::document
