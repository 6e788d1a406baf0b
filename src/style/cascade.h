// The cascade: document + sheets -> one style per node. https://www.w3.org/TR/css-cascade-4/
// Selectors are matched against document/markup.h, the XHTML that the e-book will be.
// An `html` stands above the body, for `:root` and `html` rules. A node that is two elements there
// ("pre>code", "nav>ol") has the outer one's style; the inner one's reaches its children and text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "css/stylesheet.h"
#include "document/document.h"
#include "style/computed_style.h"
#include "style/counter_styles.h"
#include "style/medium.h"
#include "style/page_box.h"

namespace bifolium::style {

using css::PseudoElement;

/// What a box, a fragment or a mark comes from: an element, or one of its pseudo-elements.
struct Source {
    document::NodeId node;
    PseudoElement pseudo = PseudoElement::none;
    friend bool operator==(const Source&, const Source&) = default;
};

class PageNumbers;  // style/page_numbers.h

/// Frozen. Borrows its document, which outlives it.
class StyledDocument {
public:
    ~StyledDocument();
    StyledDocument(StyledDocument&&) noexcept;

    const document::Document& document() const;
    const AtomTable& atoms() const;
    const StyleTable& table() const;
    /// A Text node's is its parent's, with display inline. Invalid for a pseudo-element that no
    /// rule makes. ::marker has one on every list item.
    StyleId style(const Source&) const;
    /// What `content` says; `normal` for most.
    const Content& content(const Source&) const;
    /// The same one for pages that the same rules match.
    const PageBox& page(const PageContext&) const;
    const PageNumbers& page_numbers() const;
    /// Do :nth() rules give pages of this name areas of different sizes?
    bool page_size_varies(Atom name) const;
    /// A custom property of the root that is a colour: "--brand-primary".
    std::optional<Colour> root_colour(std::string_view custom_property) const;
    /// How counters are written: CSS's own styles and the sheets'.
    const CounterStyles& counter_styles() const;

    const TextStyle& text(StyleId id) const { return table().text_of(id); }
    const BoxStyle& box(StyleId id) const { return table().box_of(id); }
    const PageStyle& page_style(StyleId id) const { return table().page_of(id); }

private:
    friend struct CascadeResult;
    StyledDocument();
    struct State;
    std::unique_ptr<State> state_;
};

/// What the cascade cannot know by itself.
struct Surroundings {
    double page_width_pt = 419.53, page_height_pt = 595.28;  ///< `size: auto`: the locale's paper.
    /// Default of `quotes: auto`, by language of the publication.
    std::vector<std::pair<std::string, std::string>> quotes;
    /// Advance of "0" and the x-height as parts of the em, for ch and ex; layout's fonts are not
    /// known here, so the caller says what holds for the text face.
    double ch_em = 0.5, ex_em = 0.5;
    Medium medium = Medium::print;
    LeavesOut leaves_out = nullptr;
    /// Findings for text that its ground hides.
    bool check_contrast = false;
};

/// Style sheets in order of origin: `own` is bifolium's (user agent), then the author's. Interns
/// the names that styles hold.
StyledDocument cascade(const document::Document&, const css::StyleSheet& own,
                       std::span<const css::StyleSheet> author, const Surroundings&, AtomTable&,
                       Diagnostics&);

}  // namespace bifolium::style
