// GeneratedFacts: what only document order can tell, gathered while boxes are made. Counter values
// where a target stands, the words of targets, named strings and bookmarks in reading order.
// Margin boxes and references read it; it knows no pages.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/atom.h"
#include "document/content.h"
#include "style/content.h"

namespace bifolium::layout {

/// A named string set at a node: what string() shows from there on.
struct StringAssignment {
    document::NodeId node;
    Atom name;
    std::string text;
};
/// What a counter shows from a node on; innermost last.
struct CounterAssignment {
    document::NodeId node;
    std::vector<int> values;
    bool counts = false;  ///< Incremented or set, not only begun.
};
struct BookmarkFact {
    document::NodeId node;
    int level = 1;
    std::string label;
    bool closed = false;
};
struct Target {
    document::NodeId node;
    std::string text, before, after;
    std::map<Atom, std::vector<int>> counters;  ///< Innermost last. Without `page`.
};

struct GeneratedFacts {
    std::vector<StringAssignment> strings;                    ///< In reading order.
    std::map<Atom, std::vector<CounterAssignment>> counters;  ///< In reading order; no list items.
    std::vector<BookmarkFact> bookmarks;                      ///< In reading order.
    std::map<std::string, Target, std::less<>> targets;       ///< By identifier: those referred to.
};

/// A counter's value in one of CSS's own styles: "iv", "12", "•". Unknown ones are decimal; those
/// of @counter-style are known to StyledDocument::counter_styles().
std::string counter_text(int value, std::string_view list_style);

}  // namespace bifolium::layout
