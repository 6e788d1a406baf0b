#include "style/cascade.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "style/contrast.h"
#include "style/hints.h"
#include "style/not_laid_out.h"
#include "style/pages.h"

namespace bifolium::style {

using document::NodeId;

namespace {

std::uint64_t key_of(const Source& source) {
    return (std::uint64_t{source.node.index()} << 8) | static_cast<std::uint64_t>(source.pseudo);
}

}  // namespace

struct StyledDocument::State {
    explicit State(const document::Document& d, const AtomTable& a) : document(d), atoms(a) {}
    const document::Document& document;
    const AtomTable& atoms;
    StyleTable table;
    std::vector<StyleId> of_node;
    std::unordered_map<std::uint64_t, StyleId> of_pseudo;  // looked up, never iterated
    std::unordered_map<std::uint64_t, Content> contents;   // likewise; what is not `normal`
    Content normal;
    PageBoxes pages;
    CounterStyles counter_styles;
};

StyledDocument::StyledDocument() = default;
StyledDocument::~StyledDocument() = default;
StyledDocument::StyledDocument(StyledDocument&&) noexcept = default;

const document::Document& StyledDocument::document() const {
    return state_->document;
}
const AtomTable& StyledDocument::atoms() const {
    return state_->atoms;
}
const StyleTable& StyledDocument::table() const {
    return state_->table;
}

StyleId StyledDocument::style(const Source& source) const {
    if (source.pseudo == PseudoElement::none) return state_->of_node.at(source.node.index());
    const auto found = state_->of_pseudo.find(key_of(source));
    return found == state_->of_pseudo.end() ? StyleId() : found->second;
}

const Content& StyledDocument::content(const Source& source) const {
    const auto found = state_->contents.find(key_of(source));
    return found == state_->contents.end() ? state_->normal : found->second;
}

const PageBox& StyledDocument::page(const PageContext& context) const {
    return state_->pages[context];
}
const PageNumbers& StyledDocument::page_numbers() const {
    return state_->pages.numbers();
}
bool StyledDocument::page_size_varies(Atom name) const {
    return state_->pages.size_varies(name);
}

const CounterStyles& StyledDocument::counter_styles() const {
    return state_->counter_styles;
}

/// The work of cascade(); its result is the State.
struct CascadeResult {
    using State = StyledDocument::State;
    static StyledDocument of(std::unique_ptr<State> state) {
        StyledDocument styled;
        styled.state_ = std::move(state);
        return styled;
    }
};

namespace {

using Record = std::uint32_t;
using List = std::uint32_t;  ///< Of matched selectors and a hint.

/// Beside the codes of a direction: a first letter and a first line, which say none.
constexpr int first_letter_code = 3, first_line_code = 4;

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
          paper_{surroundings.page_width_pt, surroundings.page_height_pt} {}

    void run() {
        records_.push_back({computer_.initial(), {}, {}});
        of_element_.assign(elements_.size(), 0);
        const auto& nodes = state_.document.nodes();
        has_notes_ = std::any_of(nodes.begin(), nodes.end(), [](const document::Node& node) {
            return std::holds_alternative<document::Note>(node.content);
        });
        chains_.assign(elements_.size(), 0);
        of_first_line_.assign(elements_.size(), 0);
        state_.of_node.assign(state_.document.nodes().size(), StyleId());
        style_root();
        for (ElementIndex i = 1; i < elements_.size(); ++i) style_element(i);
        for (std::uint32_t i = 0; i < state_.of_node.size(); ++i) {
            if (state_.of_node[i].valid()) continue;
            const ElementIndex inner = inner_of(NodeId(i));
            state_.of_node[i] = text_style(of_element_[inner]);
            if (of_first_line_[inner] != 0) {
                state_.of_pseudo.emplace(key_of({NodeId(i), PseudoElement::first_line}),
                                         text_style(of_first_line_[inner]));
            }
            check_text(NodeId(i));
        }
    }

private:
    struct Styled {
        Computed computed;
        StyleId style, text;  ///< Itself, and the text in it; made when asked for.
    };
    using Matches = std::vector<Rules::Match>;
    using ListKey = std::pair<std::vector<std::uint32_t>, std::uint32_t>;
    using RecordKey = std::tuple<Record, List, int, ElementIndex>;

    /// Lengths in vw and vh are of the page area, and pages inherit from the root: so the root is
    /// computed for the pages first, and then with them.
    void style_root() {
        rules_.match(matcher_, elements_, 0, matches_);
        const List list = list_of(PseudoElement::none, 0);
        const PageContext plain;
        Record root = record(0, list, 0, direction_code(0));
        set_root(root);
        const PageBox page =
            page_box(sheets_, computer_, environment_, records_[root].computed, paper_, plain);
        environment_.page_width_pt = page.area_width_pt();
        environment_.page_height_pt = page.area_height_pt();
        by_key_.clear();
        root = record(0, list, 0, direction_code(0));
        set_root(root);
        of_element_[0] = root;
        enter(0);
        state_.pages = PageBoxes(sheets_, computer_, environment_, records_[root].computed, paper_);
    }

    void set_root(Record root) {
        const TextStyle& text = records_[root].computed.text;
        environment_.root_size_pt = text.font_size_pt;
        environment_.root_line_pt = line_height_pt(text);
    }

    void style_element(ElementIndex i) {
        const Element& element = elements_[i];
        rules_.match(matcher_, elements_, i, matches_);
        if (rules_.styles_calls()) match_call(i);
        const Record parent = of_element_[element.parent];
        const std::uint32_t hint = element.inner ? 0 : hint_of(element.node);
        const List list = list_of(PseudoElement::none, hint);
        const Record own = record(parent, list, i, direction_code(i));
        of_element_[i] = own;
        enter(i);
        style_first_line(i, list);
        if (element.inner) return;
        state_.of_node[element.node.index()] = style_of(own);
        keep_content({element.node, PseudoElement::none}, records_[own].computed.own.content);
        style_pseudo_elements(i, own);
    }

    /// A block's first line, and what stands in it: styled as if the line were an element around
    /// it. A block that begins with another one gives that one its rules.
    /// https://www.w3.org/TR/css-pseudo-4/#first-line-styling
    void style_first_line(ElementIndex i, List list) {
        const Element& element = elements_[i];
        const Record own = of_element_[i], around = of_first_line_[element.parent];
        const Display display = records_[own].computed.box.display;
        if (display == Display::inline_flow) {
            if (around == 0) return;
            of_first_line_[i] = record(around, list, i, direction_code(i));
        } else {
            std::vector<std::uint32_t> rules =
                begins_parent(i) ? first_lines_[element.parent] : std::vector<std::uint32_t>();
            for (const Rules::Match& match : matches_) {
                if (match.pseudo == PseudoElement::first_line) rules.push_back(match.selector);
            }
            if (rules.empty()) return;
            const Record made = record(own, list_of({rules, 0}), i, first_line_code);
            finish_first_line(records_[own].computed, records_[made].computed);
            first_lines_[i] = std::move(rules);
            of_first_line_[i] = made;
        }
        if (element.inner) return;
        state_.of_pseudo.emplace(key_of({element.node, PseudoElement::first_line}),
                                 style_of(of_first_line_[i]));
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
            const std::uint32_t hint = hint_of(text, state_.document[node].span);
            const Record made = record(from, list_of(pseudo, hint), i, 0);
            state_.of_pseudo.emplace(key_of({node, pseudo}), style_of(made));
            keep_content({node, pseudo}, records_[made].computed.own.content);
        }
    }

    void style_pseudo_elements(ElementIndex i, Record own) {
        const NodeId node = elements_[i].node;
        const bool is_item = records_[own].computed.box.display == Display::list_item;
        const bool is_note = std::holds_alternative<document::Note>(state_.document[node].content);
        const bool to_foot = records_[own].computed.box.floating == Float::footnote && !is_note &&
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
                record(own, list_of(pseudo, 0), i, is_letter ? first_letter_code : 0);
            if (is_letter) {
                finish_first_letter(records_[own].computed, records_[made].computed);
                state_.of_pseudo.emplace(key_of({node, pseudo}), style_of(made));
                check_letter(i, made);
                continue;
            }
            const Content& content = records_[made].computed.own.content;
            const bool needs_items = !is_marker;
            if (needs_items && content.kind != Content::Kind::items) continue;
            const Source source{node, pseudo};
            state_.of_pseudo.emplace(key_of(source), style_of(made));
            keep_content(source, content);
            check_generated(i, made, pseudo);
        }
    }

    void check_letter(ElementIndex i, Record made) {
        if (environment_.contrast == nullptr || chains_[i] == unseen) return;
        check_contrast(i, made, environment_.contrast->enter(chains_[i], records_[made].computed),
                       {"its first letter", {}, state_.document[elements_[i].node].span, false},
                       "::first-letter");
    }

    bool is_matched(PseudoElement pseudo) const {
        for (const Rules::Match& match : matches_) {
            if (match.pseudo == pseudo) return true;
        }
        return false;
    }

    List list_of(PseudoElement pseudo, std::uint32_t hint) {
        ListKey key{{}, hint};
        for (const Rules::Match& match : matches_) {
            const bool of_marker =
                pseudo == PseudoElement::marker && match.pseudo == PseudoElement::footnote_marker;
            if (match.pseudo == pseudo || of_marker) key.first.push_back(match.selector);
        }
        return list_of(std::move(key));
    }

    List list_of(ListKey key) {
        const std::uint32_t hint = key.second;
        const auto [place, is_new] = lists_.try_emplace(std::move(key), List(cascaded_.size()));
        if (is_new) {
            std::vector<DeclarationsOf> declarations;
            for (const std::uint32_t s : place->first.first) {
                declarations.push_back(rules_.declarations(s));
            }
            cascaded_.push_back(
                cascade_declarations(declarations, hints_[hint], sheets_.leaves_out));
        }
        return place->second;
    }

    std::uint32_t hint_of(NodeId node) {
        return hint_of(hint_text(state_.document[node].content), state_.document[node].span);
    }
    std::uint32_t hint_of(const std::string& text, Span span) {
        if (text.empty()) return 0;
        const auto [place, is_new] =
            hint_ids_.try_emplace(text, static_cast<std::uint32_t>(hints_.size()));
        if (is_new) hints_.push_back(parse_hint(text, span));
        return place->second;
    }

    std::vector<css::Longhand> parse_hint(const std::string& text, Span span) {
        Sources sources;
        Diagnostics found;
        const SourceId id = sources.add("", text);
        const Span all{id, 0, static_cast<std::uint32_t>(text.size())};
        std::vector<css::Longhand> longhands;
        for (css::Declaration& d :
             css::parse_declarations(sources, all, environment_.atoms, found)) {
            for (css::Longhand& longhand : d.longhands) longhands.push_back(std::move(longhand));
        }
        for (const Diagnostic& d : found.all()) {
            environment_.diagnostics.report({d.severity, d.code, span, d.message, d.hint});
        }
        return longhands;
    }

    /// 0: the parent's. The element says one, or its language has another script than its parent's.
    int direction_code(ElementIndex i) const {
        const Element& element = elements_[i];
        const bool right = elements_.direction(i) == Direction::right_to_left;
        const bool says = element.node.valid() && !element.inner &&
                          state_.document[element.node].direction.has_value();
        const bool differs = element.parent == no_element ||
                             elements_.direction(element.parent) != elements_.direction(i);
        return says || differs ? (right ? 2 : 1) : 0;
    }

    Record record(Record parent, List list, ElementIndex i, int direction) {
        const Cascaded& cascaded = cascaded_[list];
        const RecordKey key{parent, list, direction, cascaded.asks_element ? i : no_element};
        const auto [place, is_new] = by_key_.try_emplace(key, static_cast<Record>(records_.size()));
        if (is_new) {
            ElementFacts facts;
            facts.first_letter = direction == first_letter_code;
            if (direction == 1 || direction == 2) {
                facts.direction =
                    direction == 2 ? Direction::right_to_left : Direction::left_to_right;
            }
            facts.attribute = [this, i](std::string_view name) {
                return elements_.attribute(i, name);
            };
            records_.push_back(
                {computer_.compute(cascaded, records_[parent].computed, facts), {}, {}});
        }
        return place->second;
    }

    StyleId style_of(Record i) {
        Styled& styled = records_[i];
        if (!styled.style.valid()) styled.style = intern(state_.table, styled.computed);
        return styled.style;
    }

    ElementIndex inner_of(NodeId text) const {
        return elements_.inner(state_.document[text].parent);
    }

    /// The text group of what encloses it, and nothing else.
    StyleId text_style(Record around) {
        Styled& styled = records_[around];
        if (!styled.text.valid()) {
            Computed text;
            text.text = styled.computed.text;
            text.page.page = styled.computed.page.page;
            styled.text = intern(state_.table, text);
        }
        return styled.text;
    }

    static constexpr ContrastCheck::Chain unseen = std::numeric_limits<std::uint32_t>::max();

    void enter(ElementIndex i) {
        if (environment_.contrast == nullptr) return;
        const Computed& computed = records_[of_element_[i]].computed;
        const ElementIndex parent = elements_[i].parent;
        const ContrastCheck::Chain around = parent == no_element ? 0 : chains_[parent];
        const bool hidden = around == unseen || computed.box.display == Display::none;
        chains_[i] = hidden ? unseen : environment_.contrast->enter(around, computed);
    }

    void check_text(NodeId node) {
        if (environment_.contrast == nullptr) return;
        const auto* text = std::get_if<document::Text>(&state_.document[node].content);
        if (text == nullptr || text->text.find_first_not_of(" \t\n\r") == std::string::npos) return;
        const ElementIndex element = elements_.inner(state_.document[node].parent);
        check_contrast(element, of_element_[element], chains_[element],
                       {text->text, {}, state_.document[node].span, false}, "");
    }

    /// A text of ours without a letter or a figure is a mark.
    void check_generated(ElementIndex i, Record made, PseudoElement pseudo) {
        if (environment_.contrast == nullptr || chains_[i] == unseen) return;
        const Computed& computed = records_[made].computed;
        const Content& content = computed.own.content;
        std::string text;
        bool is_mark = true;
        for (const ContentItem& item : content.items) {
            const auto* literal = std::get_if<LiteralText>(&item);
            is_mark = is_mark && (literal != nullptr || std::holds_alternative<Leader>(item));
            if (literal != nullptr) text += literal->text;
        }
        if (content.kind == Content::Kind::none) return;
        if (content.kind == Content::Kind::normal) {
            const std::string_view name = state_.atoms.text(computed.text.list_style);
            if (name.empty() || name == "none") return;
            is_mark = name == "disc" || name == "circle" || name == "square" || name.front() == '"';
            text = name;
        }
        is_mark = is_mark && (content.kind == Content::Kind::normal || !has_letter(text));
        constexpr std::string_view names[] = {"",         "::before",        "::after",
                                              "::marker", "::footnote-call", "::footnote-marker"};
        check_contrast(i, made, environment_.contrast->enter(chains_[i], computed),
                       {text, {}, state_.document[elements_[i].node].span, is_mark},
                       names[static_cast<std::size_t>(pseudo)]);
    }

    static bool has_letter(std::string_view text) {
        return std::any_of(text.begin(), text.end(), [](char c) {
            return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        });
    }

    void check_contrast(ElementIndex element, Record record, ContrastCheck::Chain chain,
                        ContrastCheck::Run run, std::string_view pseudo) {
        if (chain == unseen || run.text.empty()) return;
        const Computed& computed = records_[record].computed;
        if (!judged_.emplace(record, chain, run.is_mark).second) return;
        std::string where(state_.atoms.text(elements_[element].type));
        for (const Atom name : elements_.classes(elements_[element])) {
            where.append(".").append(state_.atoms.text(name));
        }
        where += pseudo;
        run.where = where;
        environment_.contrast->check(run, computed, chain, page_grounds(computed.page.page));
    }

    /// Of the pages of that name: the first may differ, and one side from the other.
    const std::vector<Surface>& page_grounds(Atom name) {
        const auto [place, is_new] = grounds_.try_emplace(name);
        if (!is_new) return place->second;
        for (const PageSide side : {PageSide::right, PageSide::left}) {
            for (const bool first : {false, true}) {
                const PageBox& box = state_.pages[{name, side, first, false, 0}];
                Surface ground{box.background, {}, false};
                if (box.ground.valid()) ground = surface_of(state_.table.box_of(box.ground));
                auto& known = place->second;
                if (std::find(known.begin(), known.end(), ground) == known.end()) {
                    known.push_back(std::move(ground));
                }
            }
        }
        return place->second;
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
    const PaperSize paper_;
    Matches matches_;
    bool has_notes_ = false;
    std::deque<Styled> records_;  // deque: a parent's values stay where they are
    std::vector<Record> of_element_, of_first_line_;                  // of the latter 0: none
    std::map<ElementIndex, std::vector<std::uint32_t>> first_lines_;  // rules, of blocks
    std::deque<Cascaded> cascaded_;
    std::map<ListKey, List> lists_;
    std::map<RecordKey, Record> by_key_;
    std::deque<std::vector<css::Longhand>> hints_{{}};
    std::map<std::string, std::uint32_t> hint_ids_;
    std::vector<ContrastCheck::Chain> chains_;  // of the inside of each element
    std::map<Atom, std::vector<Surface>> grounds_;
    std::set<std::tuple<Record, ContrastCheck::Chain, bool>> judged_;
};

}  // namespace

StyledDocument cascade(const document::Document& document, const css::StyleSheet& own,
                       std::span<const css::StyleSheet> author, const Surroundings& surroundings,
                       AtomTable& atoms, Diagnostics& diagnostics) {
    auto state = std::make_unique<CascadeResult::State>(document, atoms);
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
