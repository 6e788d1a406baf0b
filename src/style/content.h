// Generated content as layout wants it: what stands in `content`, `string-set`, `bookmark-label`.
// https://www.w3.org/TR/css-content-3/ and https://www.w3.org/TR/css-gcpm-3/
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/atom.h"

namespace bifolium::style {

struct LiteralText {
    std::string text;
    friend bool operator==(const LiteralText&, const LiteralText&) = default;
};
/// attr(x), already looked up, is a LiteralText. This one is counter() or, with a separator,
/// counters().
struct CounterText {
    Atom counter;
    Atom list_style;  ///< "decimal" if not said.
    bool nested = false;
    std::string separator;
    friend bool operator==(const CounterText&, const CounterText&) = default;
};
enum class StringWhich : std::uint8_t { first, start, last, first_except };
struct StringText {
    Atom name;
    StringWhich which = StringWhich::first;
    friend bool operator==(const StringText&, const StringText&) = default;
};
enum class ContentPart : std::uint8_t { text, before, after, first_letter, marker };
/// content() of string-set: the element's own words.
struct ElementText {
    ContentPart part = ContentPart::text;
    friend bool operator==(const ElementText&, const ElementText&) = default;
};
enum class QuoteMark : std::uint8_t { open, close, no_open, no_close };
/// target-counter() or target-text(). The fragment is known already: "#how-it-works" without '#'.
struct TargetText {
    std::string identifier;
    Atom counter;  ///< Invalid: target-text().
    Atom list_style;
    ContentPart part = ContentPart::text;
    friend bool operator==(const TargetText&, const TargetText&) = default;
};
struct Leader {
    std::string pattern;  ///< "." for dotted.
    friend bool operator==(const Leader&, const Leader&) = default;
};
struct ContentImage {
    std::string path;
    friend bool operator==(const ContentImage&, const ContentImage&) = default;
};
using ContentItem = std::variant<LiteralText, CounterText, StringText, ElementText, QuoteMark,
                                 TargetText, Leader, ContentImage>;

/// `normal` on an element is its own children, on ::before nothing.
struct Content {
    enum class Kind : std::uint8_t { normal, none, items } kind = Kind::normal;
    std::vector<ContentItem> items;
    friend bool operator==(const Content&, const Content&) = default;
};

struct StringSet {
    Atom name;
    std::vector<ContentItem> items;
    friend bool operator==(const StringSet&, const StringSet&) = default;
};
struct CounterChange {
    Atom counter;
    int value = 0;
    friend bool operator==(const CounterChange&, const CounterChange&) = default;
};

}  // namespace bifolium::style
