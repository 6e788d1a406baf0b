// Which edition: what its address and the command line call it.
#pragma once

#include <compare>
#include <string>

namespace bifolium::serve {

struct Name {
    std::string language, publication, variant;
    friend auto operator<=>(const Name&, const Name&) = default;
};

}  // namespace bifolium::serve
