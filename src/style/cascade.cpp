#include "style/cascade.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "style/computed_records.h"
#include "style/hints.h"
#include "style/not_laid_out.h"
#include "style/styled_document.h"
#include "style/text_contrast.h"

namespace bifolium::style {

using document::NodeId;

namespace {

/// One run of the cascade over a document's elements, in document order.
class Builder {
public:
    Builder(CascadeResult::State& state, const Sheets& sheets, const Surroundings& surroundings,
            Environment& environment, AtomTable& atoms)
        : state_(state),
          environment_(environment),
          sheets_(sheets),
          rules_(sheets),
          elements_(state.document, atoms),
          matcher_(elements_),
          computer_(environment, sheets),
          records_(environment, sheets, rules_, computer_),
          contrast_(environment.contrast, state, elements_, records_),
          paper_{surroundings.page_width_pt, surroundings.page_height_pt} {}

    void run() {
        of_element_.assign(elements_.size(), 0);
        const auto& nodes = state_.document.nodes();
        has_notes_ = std::any_of(nodes.begin(), nodes.end(), [](const document::Node& node) {
            return std::holds_alternative<document::Note>(node.content);
        });
        of_first_line_.assign(elements_.size(), 0);
        state_.of_node.assign(state_.document.nodes().size(), StyleId());
        style_root();
        for (ElementIndex i = 1; i < elements_.size(); ++i) style_element(i);
        for (std::uint32_t i = 0; i < state_.of_node.size(); ++i) {
            if (state_.of_node[i].valid()) continue;
            const ElementIndex inner = inner_of(NodeId(i));
            state_.of_node[i] = records_.text_style(of_element_[inner]);
            if (of_first_line_[inner] != 0) {
                state_.of_pseudo.emplace(key_of({NodeId(i), PseudoElement::first_line}),
                                         records_.text_style(of_first_line_[inner]));
            }
            contrast_.judge_text(NodeId(i), inner, of_element_[inner]);
        }
    }

private:
    using Matches = std::vector<Rules::Match>;

    /// Lengths in vw and vh are of the page area, and pages inherit from the root: so the root is
    /// computed for the pages first, and then with them.
    void style_root() {
        rules_.match(matcher_, elements_, 0, matches_);
        const RuleList list = list_of(PseudoElement::none, 0);
        const PageContext plain;
        Record root = record(0, list, direction_of(0), 0);
        set_root(root);
        const PageBox page =
            page_box(sheets_, computer_, environment_, records_[root], paper_, plain);
        environment_.page_width_pt = page.area_width_pt();
        environment_.page_height_pt = page.area_height_pt();
        records_.forget();
        root = record(0, list, direction_of(0), 0);
        set_root(root);
        of_element_[0] = root;
        contrast_.enter(0, root);
        state_.of_root = records_[root].inherited.custom;
        state_.pages = PageBoxes(sheets_, computer_, environment_, records_[root], paper_);
    }

    void set_root(Record root) {
        const TextStyle& text = records_[root].text;
        environment_.root_size_pt = text.font_size_pt;
        environment_.root_line_pt = line_height_pt(text);
    }

    void style_element(ElementIndex i) {
        const Element& element = elements_[i];
        rules_.match(matcher_, elements_, i, matches_);
        if (rules_.styles_calls()) match_call(i);
        const Record parent = of_element_[element.parent];
        const HintId hint = element.inner ? 0 : hint_of(element.node);
        const RuleList list = list_of(PseudoElement::none, hint);
        const Record own = record(parent, list, direction_of(i), i);
        of_element_[i] = own;
        contrast_.enter(i, own);
        style_first_line(i, list);
        if (element.inner) return;
        state_.of_node[element.node.index()] = records_.style(own);
        keep_content({element.node, PseudoElement::none}, records_[own].own.content);
        style_pseudo_elements(i, own);
    }

    /// A block's first line, and what stands in it: styled as if the line were an element around
    /// it. A block that begins with another one gives that one its rules.
    /// https://www.w3.org/TR/css-pseudo-4/#first-line-styling
    void style_first_line(ElementIndex i, RuleList list) {
        const Element& element = elements_[i];
        const Record own = of_element_[i], around = of_first_line_[element.parent];
        const Display display = records_[own].box.display;
        if (display == Display::inline_flow) {
            if (around == 0) return;
            of_first_line_[i] = record(around, list, direction_of(i), i);
        } else {
            std::vector<std::uint32_t> rules =
                begins_parent(i) ? first_lines_[element.parent] : std::vector<std::uint32_t>();
            for (const Rules::Match& match : matches_) {
                if (match.pseudo == PseudoElement::first_line) rules.push_back(match.selector);
            }
            if (rules.empty()) return;
            const Record made = record(own, records_.list(rules, 0), RecordKind::first_line, i);
            finish_first_line(records_[own], records_[made]);
            first_lines_[i] = std::move(rules);
            of_first_line_[i] = made;
        }
        if (element.inner) return;
        state_.of_pseudo.emplace(key_of({element.node, PseudoElement::first_line}),
                                 records_.style(of_first_line_[i]));
    }

    /// Is it the first thing in its parent, which has a rule for its first line?
    bool begins_parent(ElementIndex i) const {
        const Element& element = elements_[i];
        if (first_lines_.count(element.parent) == 0 || element.previous != no_element) return false;
        if (element.inner) return true;
        return state_.document.first_child(state_.document[element.node].parent) == element.node;
    }

    /// The mark of a note is an element of its own, which what is said of the note's call is for.
    void match_call(ElementIndex i) {
        const NodeId node = elements_[i].node;
        if (!node.valid() || elements_[i].inner) return;
        const auto* mark = std::get_if<document::NoteReference>(&state_.document[node].content);
        if (mark == nullptr || !mark->note.valid()) return;
        Matches of_note;
        rules_.match(matcher_, elements_, elements_.outer(mark->note), of_note);
        for (Rules::Match& match : of_note) {
            if (match.pseudo != PseudoElement::footnote_call) continue;
            match.pseudo = PseudoElement::none;
            matches_.push_back(match);
        }
    }

    /// What floats to the foot and is no note has a mark in its place, and a number before it.
    /// https://www.w3.org/TR/css-gcpm-3/#creating-footnotes
    void style_footnote(ElementIndex i, Record own) {
        const NodeId node = elements_[i].node;
        const Record parent = of_element_[elements_[i].parent];
        const std::pair<PseudoElement, Record> both[] = {{PseudoElement::footnote_call, parent},
                                                         {PseudoElement::footnote_marker, own}};
        for (const auto& [pseudo, from] : both) {
            const std::string text = footnote_hint(pseudo, has_notes_);
            const HintId hint = records_.hint(text, state_.document[node].span);
            const Record made = record(from, list_of(pseudo, hint), RecordKind::as_parent, i);
            state_.of_pseudo.emplace(key_of({node, pseudo}), records_.style(made));
            keep_content({node, pseudo}, records_[made].own.content);
        }
    }

    void style_pseudo_elements(ElementIndex i, Record own) {
        const NodeId node = elements_[i].node;
        const bool is_item = records_[own].box.display == Display::list_item;
        const bool is_note = std::holds_alternative<document::Note>(state_.document[node].content);
        const bool to_foot = records_[own].box.floating == Float::footnote && !is_note &&
                             sheets_.medium == Medium::print;
        if (to_foot) style_footnote(i, own);
        for (const PseudoElement pseudo :
             {PseudoElement::before, PseudoElement::after, PseudoElement::marker,
              PseudoElement::footnote_marker, PseudoElement::first_letter}) {
            const bool is_marker = pseudo == PseudoElement::marker;
            if (is_marker ? !is_item : !is_matched(pseudo)) continue;
            // Of an item it is the marker; of others it stands before the words.
            if (pseudo == PseudoElement::footnote_marker && (is_item || !is_note)) continue;
            const bool is_letter = pseudo == PseudoElement::first_letter;
            const Record made =
                record(own, list_of(pseudo, 0),
                       is_letter ? RecordKind::first_letter : RecordKind::as_parent, i);
            if (is_letter) {
                finish_first_letter(records_[own], records_[made]);
                state_.of_pseudo.emplace(key_of({node, pseudo}), records_.style(made));
                contrast_.judge_first_letter(i, made);
                continue;
            }
            const Content& content = records_[made].own.content;
            const bool needs_items = !is_marker;
            if (needs_items && content.kind != Content::Kind::items) continue;
            const Source source{node, pseudo};
            state_.of_pseudo.emplace(key_of(source), records_.style(made));
            keep_content(source, content);
            contrast_.judge_generated(i, made, pseudo);
        }
    }

    bool is_matched(PseudoElement pseudo) const {
        for (const Rules::Match& match : matches_) {
            if (match.pseudo == pseudo) return true;
        }
        return false;
    }

    RuleList list_of(PseudoElement pseudo, HintId hint) {
        std::vector<std::uint32_t> selectors;
        for (const Rules::Match& match : matches_) {
            const bool of_marker =
                pseudo == PseudoElement::marker && match.pseudo == PseudoElement::footnote_marker;
            if (match.pseudo == pseudo || of_marker) selectors.push_back(match.selector);
        }
        return records_.list(std::move(selectors), hint);
    }

    /// The element says a direction, or its language has another script than its parent's.
    RecordKind direction_of(ElementIndex i) const {
        const Element& element = elements_[i];
        const bool right = elements_.direction(i) == Direction::right_to_left;
        const bool says = element.node.valid() && !element.inner &&
                          state_.document[element.node].direction.has_value();
        const bool differs = element.parent == no_element ||
                             elements_.direction(element.parent) != elements_.direction(i);
        if (!says && !differs) return RecordKind::as_parent;
        return right ? RecordKind::right_to_left : RecordKind::left_to_right;
    }

    Record record(Record parent, RuleList list, RecordKind kind, ElementIndex i) {
        return records_.record(parent, list, kind, i, [this, i](std::string_view name) {
            return elements_.attribute(i, name);
        });
    }

    HintId hint_of(NodeId node) {
        const document::Node& of = state_.document[node];
        return records_.hint(hint_text(of.content), of.span);
    }

    ElementIndex inner_of(NodeId text) const {
        return elements_.inner(state_.document[text].parent);
    }

    void keep_content(const Source& source, const Content& content) {
        if (content.kind != Content::Kind::normal) {
            state_.contents.emplace(key_of(source), content);
        }
    }

    CascadeResult::State& state_;
    Environment& environment_;
    const Sheets& sheets_;
    const Rules rules_;
    const Elements elements_;
    Matcher matcher_;
    Computer computer_;
    ComputedRecords records_;
    TextContrast contrast_;
    const PaperSize paper_;
    Matches matches_;
    bool has_notes_ = false;
    std::vector<Record> of_element_, of_first_line_;                  // of the latter 0: none
    std::map<ElementIndex, std::vector<std::uint32_t>> first_lines_;  // rules, of blocks
};

}  // namespace

StyledDocument cascade(const document::Document& document, const css::StyleSheet& own,
                       std::span<const css::StyleSheet> author, const Surroundings& surroundings,
                       AtomTable& atoms, Diagnostics& diagnostics) {
    auto state = std::make_unique<CascadeResult::State>(document, atoms);
    state->medium = surroundings.medium;
    Sheets sheets{own, author, surroundings.medium, surroundings.leaves_out};
    if (sheets.asks_page_size())
        sheets.page_size =
            page_size(sheets, {surroundings.page_width_pt, surroundings.page_height_pt}, atoms);
    std::optional<NotLaidOut> not_laid_out;
    if (surroundings.medium == Medium::print && !author.empty()) {
        not_laid_out.emplace(diagnostics).report(sheets);
    }
    Environment environment{.table = state->table,
                            .atoms = atoms,
                            .diagnostics = diagnostics,
                            .page_width_pt = surroundings.page_width_pt,
                            .page_height_pt = surroundings.page_height_pt,
                            .ch_em = surroundings.ch_em,
                            .ex_em = surroundings.ex_em,
                            .quotes = surroundings.quotes};
    ContrastCheck contrast(diagnostics);
    if (surroundings.check_contrast) environment.contrast = &contrast;
    if (not_laid_out) environment.not_laid_out = &*not_laid_out;
    state->counter_styles = counter_styles(sheets);
    Builder(*state, sheets, surroundings, environment, atoms).run();
    return CascadeResult::of(std::move(state));
}

}  // namespace bifolium::style
