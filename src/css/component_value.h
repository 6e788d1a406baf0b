// Component values: a declaration's value as written, before anybody knows its property.
// They are kept beside the parsed value, since var() can only be parsed once it is substituted
// and the e-book's sheet is rewritten from them.
// https://www.w3.org/TR/css-syntax-3/#component-value
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace bifolium::css {

enum class ComponentKind : std::uint8_t {
    ident,
    function,  ///< `text` is its name, `inner` its arguments.
    at_keyword,
    hash,
    string,
    bad_string,
    url,
    bad_url,
    number,
    percentage,
    dimension,  ///< `text` is its unit.
    unicode_range,
    delimiter,  ///< `text` is the character; also comma, colon, semicolon and a stray close.
    space,
    cdo,
    cdc,
    block  ///< `text` is "(", "[" or "{".
};

struct ComponentValue {
    ComponentKind kind = ComponentKind::ident;
    std::string text;            ///< Escapes resolved. Not case-folded.
    std::string representation;  ///< Of a number: as written.
    double number = 0;
    bool is_integer = false;                       ///< Of a number, percentage or dimension.
    bool is_identifier = false;                    ///< Of a hash: would make an ID selector.
    std::uint32_t range_begin = 0, range_end = 0;  ///< Of a unicode_range.
    std::vector<ComponentValue> inner;
    Span span;

    bool is_delimiter(std::string_view character) const {
        return kind == ComponentKind::delimiter && text == character;
    }
};
using ComponentValues = std::vector<ComponentValue>;

/// As CSS that parses to the same values again: strings quoted, identifiers escaped, no comments.
std::string serialize(std::span<const ComponentValue>);

/// Parses the text of `span` as a list of component values; damage is reported.
ComponentValues parse_component_values(const Sources&, Span, Diagnostics&);

}  // namespace bifolium::css
