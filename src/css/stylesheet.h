// A parsed style sheet: rules in source order, values typed, nothing resolved, @import inlined.
// Rules that another medium wants stay in: the cascade takes print's, the e-book's sheet screen's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "css/an_plus_b.h"
#include "css/component_value.h"
#include "css/counter_style.h"
#include "css/media.h"
#include "css/property.h"
#include "css/property_rule.h"
#include "css/selector.h"
#include "css/value.h"

namespace bifolium::css {

using LayerId = Id<struct LayerTag>;

struct Longhand {
    Property property;
    Value value;
};
/// One declaration as the author wrote it, shorthand or not, and what it comes to.
struct Declaration {
    std::string name;  ///< Lower case, but custom properties ("--Accent") as written.
    ComponentValues raw;
    std::vector<Longhand> longhands;  ///< Empty while a var() waits in `raw`, and for "--x".
    bool has_var = false;
    bool important = false;
    Span span;  ///< Name and value.
    Span value_span;
};
struct Rule {
    SelectorList selectors;
    std::vector<Declaration> declarations;
    ConditionId condition;  ///< Invalid: always.
    LayerId layer;          ///< Invalid: in none.
    Span span;              ///< Of the selectors, as written.
    ComponentValues
        written;  ///< The selectors, for the e-book: of a nested rule, its parent's too.
    /// The roots of its @scope: the nearer one counts more. Null: it stands in none.
    std::shared_ptr<const SelectorList> scope = nullptr;
};

/// An @media; @supports is decided while parsing.
struct Condition {
    MediaList media;
    ConditionId enclosing;  ///< Invalid: none.
};

/// An @layer; css/layers.h says what their order means.
struct Layer {
    std::string name;  ///< Its own, without that of the layer around it.
    LayerId outer;     ///< Stands before it in the list.
    std::uint32_t depth = 1;
    ConditionId condition;  ///< Where it is named first.
};

enum class PagePseudo : std::uint8_t { left, right, first, blank };
/// In the order of css-page-3's figure: clockwise from the top left corner.
enum class MarginBox : std::uint8_t {
    top_left_corner,
    top_left,
    top_center,
    top_right,
    top_right_corner,
    right_top,
    right_middle,
    right_bottom,
    bottom_right_corner,
    bottom_right,
    bottom_center,
    bottom_left,
    bottom_left_corner,
    left_bottom,
    left_middle,
    left_top
};
inline constexpr std::size_t margin_boxes = 16;
std::string_view name_of(MarginBox);  ///< "top-left"

struct MarginRule {
    MarginBox box = MarginBox::top_left;
    std::vector<Declaration> declarations;
    Span span;
};
/// ":nth(2n + 1)", ":nth(1 of chapter)".
struct PageNth {
    AnPlusB numbers;
    std::string group;  ///< Empty: pages of the document are counted, not of a group.
    friend bool operator==(const PageNth&, const PageNth&) = default;
};
struct PageSelector {
    std::string name;  ///< "@page cover"; empty for any.
    std::vector<PagePseudo> pseudos;
    std::vector<PageNth> nths;
};
struct PageRule {
    std::vector<PageSelector> selectors;  ///< None: every page.
    std::vector<Declaration> declarations;
    std::vector<MarginRule> margins;
    std::vector<Declaration> footnotes;  ///< Of @footnote: the area at the page's foot.
    ConditionId condition;
    LayerId layer;
    Span span;
};

struct FontFaceRule {
    std::string family;
    int weight_low = 400, weight_high = 400;
    bool italic = false;
    std::vector<Url> sources;  ///< url() ones in order; local() is reported and left out.
    std::vector<std::pair<char32_t, char32_t>> unicode_range;  ///< Inclusive; none: all.
    ConditionId condition;
    Span span;
};

struct CounterStyleRule {
    CounterStyle style;
    ConditionId condition;
    LayerId layer;
};

struct StyleSheet {
    std::string path;
    std::vector<Rule> rules;
    std::vector<PageRule> pages;
    std::vector<FontFaceRule> font_faces;
    std::vector<CounterStyleRule> counter_styles;
    std::vector<PropertyRule> properties;
    std::vector<Condition> conditions;
    std::vector<Layer> layers;  ///< In the order in which they are named first.

    bool holds_for_print(ConditionId, const PageSize& = {}) const;
    bool asks_page_size(ConditionId) const;
    bool holds_for_screen(ConditionId) const;
    /// On a screen, if the reader's device says so too.
    bool may_hold_for_screen(ConditionId) const;
};

/// Parsing cannot fail: what is not understood is reported and dropped, as CSS says. Reads and adds
/// to `sources` what the sheet imports (paths relative to the importing sheet, within Files).
/// https://www.w3.org/TR/css-syntax-3/
StyleSheet parse(Sources& sources, const Files&, SourceId, AtomTable&, Diagnostics&);

/// As parse(), and only the declarations: "color: red; margin: 0" (tests, style attributes).
std::vector<Declaration> parse_declarations(const Sources&, Span, AtomTable&, Diagnostics&);

}  // namespace bifolium::css
