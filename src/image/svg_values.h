// Attribute values of SVG: numbers, lengths, lists, colours, transforms.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/path.h"

namespace bifolium::image {

std::string_view trimmed(std::string_view);

/// Reads numbers and words one after the other; white space and commas part them.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}
    void skip_separators();
    bool at_end();
    std::optional<double> number();  ///< Finite, and at most 1e9 either way.
    std::optional<bool> flag();      ///< A single 0 or 1, as in an arc.
    std::optional<char> letter();    ///< An ASCII letter.
    std::string_view word();         ///< Letters and hyphens; may be empty.
    std::string_view unit();         ///< Letters right here, nothing skipped; may be empty.
    bool skip(char);
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

/// In px. `whole` is what 100 % is of, `em` the size of the text around; 16 is a browser's.
std::optional<double> parse_length(std::string_view, double whole, double em = 16);
/// A number or a percentage of 1.
std::optional<double> parse_fraction(std::string_view);
std::vector<double> parse_numbers(std::string_view);
/// Nothing for what is no colour; currentColor is the caller's.
std::optional<Colour> parse_colour(std::string_view);
/// Nothing if any part of the list is wrong: then the attribute says nothing.
std::optional<Transform> parse_transform(std::string_view);
/// The id of "url(#id)"; `rest` is what follows it.
std::optional<std::string_view> parse_reference(std::string_view, std::string_view& rest);

/// What `inner` does first and `outer` then.
Transform combined(const Transform& outer, const Transform& inner);
Coordinate applied(const Transform&, Coordinate);
Path applied(const Transform&, Path);
/// Nothing for one that flattens the plane.
std::optional<Transform> inverted(const Transform&);

}  // namespace bifolium::image
