// Media queries, for the two media there are. For print they are decided by the page's size and by
// what paper is; the e-book's device alone knows its own width or whether it is night, so what asks
// for that goes along into the e-book's sheet, in the words of CSS 3 that old readers know.
// https://www.w3.org/TR/mediaqueries-4/
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "css/component_value.h"

namespace bifolium::css {

/// What a query comes to. `reader`: the e-book's device knows. `unknown` is as good as no, and its
/// negation is unknown too.
enum class Truth : std::uint8_t { no, yes, reader, unknown };

struct PageSize {
    double width_pt = 419.53, height_pt = 595.28;
    friend bool operator==(const PageSize&, const PageSize&) = default;
};

/// "(min-width: 30em)", "(20em < width <= 40em)" or "(color)", its bounds in points, dots an inch
/// or plain numbers.
struct MediaFeature {
    enum class Comparison : std::uint8_t { equal, less, at_most, greater, at_least };
    struct Bound {
        Comparison comparison = Comparison::equal;
        double value = 0;
        std::string word;     ///< If it is no number.
        std::string written;  ///< For the e-book; and its number and unit, if that is all.
        double number = 0;
        std::string unit;
    };
    std::string name;  ///< Without "min-" and "max-".
    std::vector<Bound> bounds;
};
struct MediaTest {
    enum class Kind : std::uint8_t { feature, all_of, any_of, negation, unknown };
    Kind kind = Kind::unknown;
    MediaFeature feature;
    std::vector<MediaTest> inner;
};
struct MediaQuery {
    bool print = true, screen = true;  ///< Where its type holds.
    bool negated = false;
    std::optional<MediaTest> test;
};

/// One that a reader of CSS 3 takes: "(a) and (b)", or "not all and (a)".
struct ReaderQuery {
    bool negated = false;
    std::vector<std::string> features;
};

/// Holds if one of its queries does; an empty list holds always.
struct MediaList {
    std::vector<MediaQuery> queries;

    bool holds_for_print(const PageSize&) const;
    Truth on_screen() const;
    bool asks_page_size() const;
    /// What is left for the reader to decide; nothing if CSS 3 has no words for it.
    std::optional<std::vector<ReaderQuery>> for_reader() const;
};

MediaList parse_media(std::span<const ComponentValue>, Diagnostics&);

}  // namespace bifolium::css
