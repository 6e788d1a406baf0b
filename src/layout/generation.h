// Generation: evaluates counters, quotes and `content` while the document is walked in reading
// order, and gathers the GeneratedFacts on the way. The box builder walks; this one counts.
// https://www.w3.org/TR/css-content-3/
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "layout/counters.h"
#include "layout/generated.h"
#include "style/cascade.h"

namespace bifolium::layout {

/// What a content list comes to: words, and what only a line can set.
using GeneratedItem =
    std::variant<std::string, style::Leader, style::TargetText, style::ContentImage>;

class Generation {
public:
    Generation(const style::StyledDocument&, GeneratedFacts&);

    /// Counters of the element or pseudo-element; an element's strings and bookmark too.
    void enter(const style::Source&);
    void leave();

    std::vector<GeneratedItem> content(const style::Source&);
    /// A number that the document gives, in the counter's style.
    std::string number(int value, const style::CounterText&) const;
    /// The marker's words with what follows them; empty if there is no marker.
    std::vector<GeneratedItem> marker(document::NodeId item);

private:
    friend class TargetPass;
    void count(const style::Source&, const style::PageStyle&);
    void count_footnote(const style::BoxStyle&, const style::PageStyle&);
    void count_list(document::NodeId, const style::PageStyle&);
    std::vector<GeneratedItem> evaluate(std::span<const style::ContentItem>, const style::Source&);
    /// For string-set and bookmark-label: words only, quotes left as deep as they are.
    std::string words(std::span<const style::ContentItem>, document::NodeId);
    std::string part_of(style::ContentPart, document::NodeId);
    std::string counter(const style::CounterText&) const;
    std::string quote(style::QuoteMark, style::StyleId);
    GeneratedItem target(const style::TargetText&) const;
    void record(document::NodeId, Atom counter, bool counts);
    void record(document::NodeId, const style::PageStyle&);

    const style::StyledDocument& document_;
    GeneratedFacts& facts_;
    Counters counters_;
    Atom list_item_;  // invalid if no sheet names it: still a counter like any other
    Atom page_, pages_, footnote_;
    std::uint32_t depth_ = 1;  // of the next element
    std::uint32_t quotes_ = 0;
};

/// Fills GeneratedFacts::targets: a walk before the boxes are made, since a reference may point
/// forward. Nothing is walked if nothing is referred to.
void find_targets(const style::StyledDocument&, GeneratedFacts&);

}  // namespace bifolium::layout
