#include "serve/html.h"

#include <fmt/format.h>

#include "xml/escape.h"

namespace bifolium::serve {

std::string text(std::string_view said) {
    std::string out;
    xml::append_escaped(out, said, xml::Within::text);
    return out;
}

std::string in_quotes(std::string_view said) {
    std::string out = "\"";
    xml::append_escaped(out, said, xml::Within::attribute);
    return out + '"';
}

std::string counted(std::size_t number, std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace bifolium::serve
