#include "app/fit_report.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "layout/page_facts.h"

namespace bifolium::app {

namespace {

using document::Document;
using document::NodeId;
using document::Place;

constexpr double least_size_pt = 9, least_leading = 1.2;

double leading_of(const style::TextStyle& text) {
    switch (text.line_height.kind) {
        case style::LineHeight::Kind::normal:
            return least_leading;
        case style::LineHeight::Kind::number:
            return text.line_height.value;
        case style::LineHeight::Kind::length:
            return text.font_size_pt > 0 ? text.line_height.value / text.font_size_pt : 0;
    }
    return 0;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

/// Of the author's words between two places; the second may be invalid: to the end.
std::size_t characters_between(const Document& document, Place from, Place until) {
    const auto nodes = document.nodes();
    const std::size_t end = until.node.valid() ? until.node.index() + std::size_t{1} : nodes.size();
    std::size_t count = 0;
    for (std::size_t i = from.node.index(); i < std::min(end, nodes.size()); ++i) {
        const auto* text = std::get_if<document::Text>(&nodes[i].content);
        if (text == nullptr) continue;
        std::string_view words = text->text;
        if (until.node.valid() && i == until.node.index()) words = words.substr(0, until.byte);
        if (i == from.node.index())
            words.remove_prefix(std::min<std::size_t>(from.byte, words.size()));
        count += characters_in(words);
    }
    return count;
}

/// The heading that stands first at or after a place, or the last one before it.
std::string name_of_block(const Document& document, Place at, Place until) {
    const auto is_heading = [&](std::size_t i) {
        return std::holds_alternative<document::Heading>(
            document[NodeId(static_cast<std::uint32_t>(i))].content);
    };
    const std::size_t end = until.node.valid() ? until.node.index() : document.nodes().size();
    for (std::size_t i = at.node.index(); i < end; ++i) {
        if (is_heading(i))
            return document::text_of(document, NodeId(static_cast<std::uint32_t>(i)));
    }
    for (std::size_t i = at.node.index(); i-- > 0;) {
        if (is_heading(i))
            return document::text_of(document, NodeId(static_cast<std::uint32_t>(i)));
    }
    return {};
}

class Reporter {
public:
    Reporter(const Document& document, const layout::Pages& pages, Diagnostics& diagnostics)
        : document_(document), pages_(pages), diagnostics_(diagnostics) {}

    /// Each panel has a block of its own: those that take more than one are named.
    bool too_long_for_panels(std::size_t panels) {
        std::vector<std::size_t> begins;
        for (std::size_t page = 0; page < pages_.plans.size(); ++page) {
            if (pages_.plans[page].forced) begins.push_back(page);
        }
        if (begins.size() != panels) return false;
        begins.push_back(pages_.plans.size());
        for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
            if (begins[i + 1] - begins[i] < 2) continue;
            const Place end = place(begins[i + 1]), over = place(begins[i] + 1);
            report("fit.too-long", over,
                   "'" + name_of_block(document_, place(begins[i]), end) + "' is " +
                       std::to_string(characters_between(document_, over, end)) +
                       " characters too long for its panel");
        }
        return true;
    }

    void too_long(std::size_t count) {
        const Place over = place(count);
        std::vector<std::pair<std::size_t, std::string>> blocks;
        for (const NodeId section : sections()) {
            const Place begin{section, 0}, end{document_[section].end, 0};
            if (document_[section].end <= over.node) continue;
            blocks.emplace_back(characters_between(document_, std::max(begin, over), end),
                                name_of_block(document_, begin, end));
        }
        std::stable_sort(blocks.begin(), blocks.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        std::string named;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, blocks.size()); ++i) {
            named += (named.empty() ? ": '" : ", '") + blocks[i].second + "' by " +
                     std::to_string(blocks[i].first);
        }
        report("fit.too-long", over,
               "the text is " + std::to_string(characters_between(document_, over, {})) +
                   " characters too long for " + pages_of(count) + named);
    }

    void too_short(std::size_t count) {
        const std::size_t now = std::max<std::size_t>(1, pages_.plans.size());
        const std::size_t a_page = characters_between(document_, {NodeId(0), 0}, {}) / now;
        report("fit.too-short", {NodeId(0), 0},
               "the text fills " + std::to_string(now) + " of " + pages_of(count) +
                   ": it is some " + std::to_string(a_page * (count - now)) +
                   " characters too short");
    }

private:
    static std::string pages_of(std::size_t count) {
        return std::to_string(count) + (count == 1 ? " page" : " pages");
    }
    Place place(std::size_t page) const {
        const auto& places = pages_.facts->places;
        return page < places.size() ? places[page] : Place{};
    }
    /// The outermost ones that hold the text.
    std::vector<NodeId> sections() const {
        std::vector<NodeId> out;
        for (NodeId id = document_.first_child(document_.root()); id.valid();
             id = document_.next_sibling(id)) {
            if (std::holds_alternative<document::Section>(document_[id].content)) out.push_back(id);
        }
        if (out.size() != 1) return out;
        std::vector<NodeId> inner;
        for (NodeId id = document_.first_child(out[0]); id.valid();
             id = document_.next_sibling(id)) {
            if (std::holds_alternative<document::Section>(document_[id].content)) {
                inner.push_back(id);
            }
        }
        return inner.size() > 1 ? inner : out;
    }
    void report(std::string_view code, Place at, std::string message) {
        const Span span = at.node.valid() ? document_[at.node].span : Span{};
        diagnostics_.report({Severity::error, code, span, std::move(message),
                             code == "fit.too-long"
                                 ? "shorten it, or give the variant's levers more room"
                                 : "add to it, ask for fewer pages, or give the levers more room"});
    }

    const Document& document_;
    const layout::Pages& pages_;
    Diagnostics& diagnostics_;
};

}  // namespace

bool is_readable(const style::StyledDocument& moved, const style::StyledDocument& natural) {
    const Document& document = natural.document();
    for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
        if (!std::holds_alternative<document::Paragraph>(document[NodeId(i)].content)) continue;
        const style::Source source{NodeId(i)};
        const style::TextStyle& before = natural.text(natural.style(source));
        const style::TextStyle& now = moved.text(moved.style(source));
        if (now.font_size_pt < std::min(before.font_size_pt, least_size_pt)) return false;
        if (leading_of(now) < std::min(leading_of(before), least_leading)) return false;
    }
    return true;
}

void report_unfit(const Fit& fit, const Fitting& fitting, const Document& document,
                  const layout::Pages& pages, Diagnostics& diagnostics) {
    Reporter reporter(document, pages, diagnostics);
    if (pages.plans.size() < fitting.wanted) return reporter.too_short(fitting.wanted);
    const bool named =
        fit.kind == Fit::Kind::panels && reporter.too_long_for_panels(fitting.wanted);
    if (!named) reporter.too_long(fitting.wanted);
}

}  // namespace bifolium::app
