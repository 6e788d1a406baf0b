#include "serve/look.h"

namespace bifolium::serve {

namespace {

constexpr std::string_view sheet =
#include "serve/serve.css.inc"
    ;

constexpr std::string_view live =
#include "serve/serve.js.inc"
    ;

/// A sheet folded once: a bifolium.
constexpr std::string_view folded =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">)"
    R"(<path fill="#005a70" d="M3 6l13 4v18L3 24z"/><path fill="#003c4b" d="M29 6l-13 4v18l13-4z"/>)"
    R"(<path fill="none" stroke="#ffd9a0" stroke-width="2" d="M7 13l6 1.8M7 17.500l6 1.800"/></svg>)";

}  // namespace

std::string_view look() {
    return sheet;
}

std::string_view script() {
    return live;
}

std::string_view icon() {
    return folded;
}

}  // namespace bifolium::serve
