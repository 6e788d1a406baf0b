// Both builds side by side as one page of XHTML, with a bar at every change. It needs no script and
// no other file.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/direction.h"
#include "changes/report.h"

namespace bifolium::changes {

/// Of a language tag: its name in English for the page's own words, and which way it runs.
struct LanguageFacts {
    std::string name;
    Direction direction = Direction::left_to_right;
};

std::string page(const std::vector<Edition>&, const std::vector<Retranslation>&,
                 const std::function<LanguageFacts(std::string_view tag)>&);

}  // namespace bifolium::changes
