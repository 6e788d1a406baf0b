#include "layout/generation.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "base/utf8.h"

namespace bifolium::layout {

using document::NodeId;
using style::PseudoElement;
using style::Source;

namespace {

bool names(const std::vector<style::CounterChange>& changes, Atom counter) {
    return std::any_of(changes.begin(), changes.end(),
                       [&](const style::CounterChange& c) { return c.counter == counter; });
}

void append(std::vector<GeneratedItem>& out, std::string text) {
    if (text.empty()) return;
    if (!out.empty()) {
        if (auto* last = std::get_if<std::string>(&out.back())) {
            *last += text;
            return;
        }
    }
    out.emplace_back(std::move(text));
}

bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80);
}

std::string first_letter(const std::string& text) {
    std::size_t end = 0;
    while (end < text.size() && !is_letter_byte(text[end])) ++end;
    if (end < text.size()) ++end;
    return text.substr(0, next_character_start(text, end));
}

}  // namespace

Generation::Generation(const style::StyledDocument& document, GeneratedFacts& facts)
    : document_(document),
      facts_(facts),
      list_item_(document.atoms().find("list-item")),
      page_(document.atoms().find("page")),
      pages_(document.atoms().find("pages")),
      footnote_(document.atoms().find("footnote")) {}

void Generation::enter(const Source& source) {
    const style::StyleId id = document_.style(source);
    const style::PageStyle& page = document_.page_style(id);
    count(source, page);
    if (source.pseudo == PseudoElement::none) record(source.node, page);
    ++depth_;
}

void Generation::leave() {
    --depth_;
    counters_.leave(depth_);
}

/// A list begins and an item counts even where no sheet says so.
/// https://www.w3.org/TR/css-lists-3/#list-item-counter
void Generation::count_list(NodeId node, const style::PageStyle& page) {
    const auto* list = std::get_if<document::List>(&document_.document()[node].content);
    if (list == nullptr || names(page.counter_reset, list_item_)) return;
    counters_.reset(list_item_, list->ordered ? list->start - 1 : 0, depth_);
}

/// All that float to the foot of pages count, from the document's beginning.
/// https://www.w3.org/TR/css-gcpm-3/#footnote-counters
void Generation::count_footnote(const style::BoxStyle& box, const style::PageStyle& page) {
    if (depth_ == 1) counters_.reset(footnote_, 0, depth_);
    const bool counts = box.floating == style::Float::footnote;
    if (counts && !names(page.counter_increment, footnote_)) {
        counters_.increment(footnote_, 1, depth_);
    }
}

void Generation::count(const Source& source, const style::PageStyle& page) {
    const bool element = source.pseudo == PseudoElement::none;
    if (element) count_list(source.node, page);
    for (const style::CounterChange& change : page.counter_reset) {
        int value = change.value;
        const auto* list = std::get_if<document::List>(&document_.document()[source.node].content);
        const bool numbered = element && list != nullptr && list->ordered;
        if (numbered && change.counter == list_item_ && value == 0) value = list->start - 1;
        counters_.reset(change.counter, value, depth_);
    }
    const style::BoxStyle& box = document_.box(document_.style(source));
    const bool item = element && box.display == style::Display::list_item;
    if (item && !names(page.counter_increment, list_item_)) {
        counters_.increment(list_item_, 1, depth_);
    }
    if (element && footnote_.valid()) count_footnote(box, page);
    for (const style::CounterChange& change : page.counter_increment) {
        counters_.increment(change.counter, change.value, depth_);
    }
    for (const style::CounterChange& change : page.counter_set) {
        counters_.set(change.counter, change.value, depth_);
    }
    for (const style::CounterChange& change : page.counter_reset) {
        record(source.node, change.counter, false);
    }
    for (const auto* changes : {&page.counter_increment, &page.counter_set}) {
        for (const style::CounterChange& change : *changes) {
            record(source.node, change.counter, true);
        }
    }
}

/// For margin boxes. Items of lists are many, and no running head tells their numbers.
void Generation::record(NodeId node, Atom counter, bool counts) {
    if (counter == list_item_ || counter == page_) return;
    std::vector<CounterAssignment>& all = facts_.counters[counter];
    if (all.empty() || all.back().node != node) all.push_back({node, {}, false});
    all.back().values = counters_.values(counter);
    all.back().counts = all.back().counts || counts;
}

void Generation::record(NodeId node, const style::PageStyle& page) {
    for (const style::StringSet& set : page.string_set) {
        facts_.strings.push_back({node, set.name, words(set.items, node)});
    }
    if (page.bookmark_level <= 0) return;
    std::string label = page.bookmark_label.empty() ? part_of(style::ContentPart::text, node)
                                                    : words(page.bookmark_label, node);
    facts_.bookmarks.push_back({node, page.bookmark_level, std::move(label), page.bookmark_closed});
}

std::string Generation::counter(const style::CounterText& item) const {
    const std::string_view style = item.list_style.valid() ? document_.atoms().text(item.list_style)
                                                           : std::string_view("decimal");
    if (!item.nested) return number(counters_.value(item.counter), item);
    std::string out;
    for (const int value : counters_.values(item.counter)) {
        if (!out.empty()) out += item.separator;
        out += document_.counter_styles().text(value, style);
    }
    return out.empty() ? document_.counter_styles().text(0, style) : out;
}

std::string Generation::number(int value, const style::CounterText& item) const {
    const std::string_view style = item.list_style.valid() ? document_.atoms().text(item.list_style)
                                                           : std::string_view("decimal");
    return document_.counter_styles().text(value, style);
}

std::string Generation::quote(style::QuoteMark mark, style::StyleId id) {
    const auto& quotes = document_.text(id).quotes;
    const auto at = [&](std::uint32_t depth) -> const std::pair<std::string, std::string>& {
        return quotes[std::min<std::size_t>(depth, quotes.size() - 1)];
    };
    switch (mark) {
        case style::QuoteMark::open:
        case style::QuoteMark::no_open: {
            const std::uint32_t depth = quotes_++;
            const bool shown = mark == style::QuoteMark::open && !quotes.empty();
            return shown ? at(depth).first : std::string();
        }
        case style::QuoteMark::close:
        case style::QuoteMark::no_close: {
            if (quotes_ == 0) return {};  // nothing is open: the mark is not shown
            --quotes_;
            const bool shown = mark == style::QuoteMark::close && !quotes.empty();
            return shown ? at(quotes_).second : std::string();
        }
    }
    return {};
}

GeneratedItem Generation::target(const style::TargetText& item) const {
    if (item.counter.valid() && (item.counter == page_ || item.counter == pages_)) return item;
    const auto found = facts_.targets.find(item.identifier);
    if (found == facts_.targets.end() || !found->second.node.valid()) return std::string();
    const Target& target = found->second;
    if (item.counter.valid()) {
        const auto values = target.counters.find(item.counter);
        const int value = values == target.counters.end() ? 0 : values->second.back();
        return document_.counter_styles().text(value, item.list_style.valid()
                                                          ? document_.atoms().text(item.list_style)
                                                          : std::string_view("decimal"));
    }
    switch (item.part) {
        case style::ContentPart::before:
            return target.before;
        case style::ContentPart::after:
            return target.after;
        case style::ContentPart::first_letter:
            return first_letter(target.text);
        case style::ContentPart::text:
        case style::ContentPart::marker:
            break;
    }
    return target.text;
}

std::vector<GeneratedItem> Generation::evaluate(std::span<const style::ContentItem> items,
                                                const Source& source) {
    std::vector<GeneratedItem> out;
    for (const style::ContentItem& item : items) {
        std::visit(
            Overloaded{
                [&](const style::LiteralText& literal) { append(out, literal.text); },
                [&](const style::CounterText& c) { append(out, counter(c)); },
                [](const style::StringText&) {},  // margin boxes only: the cascade says so
                [&](const style::ElementText& e) { append(out, part_of(e.part, source.node)); },
                [&](style::QuoteMark mark) { append(out, quote(mark, document_.style(source))); },
                [&](const style::TargetText& t) {
                    GeneratedItem found = target(t);
                    if (auto* text = std::get_if<std::string>(&found))
                        append(out, std::move(*text));
                    else
                        out.push_back(std::move(found));
                },
                [&](const style::Leader& leader) { out.emplace_back(leader); },
                [&](const style::ContentImage& image) { out.emplace_back(image); },
            },
            item);
    }
    return out;
}

std::vector<GeneratedItem> Generation::content(const Source& source) {
    const style::Content& content = document_.content(source);
    if (content.kind != style::Content::Kind::items) return {};
    return evaluate(content.items, source);
}

std::string Generation::words(std::span<const style::ContentItem> items, NodeId node) {
    const std::uint32_t quotes = quotes_;
    std::string out;
    for (const GeneratedItem& item : evaluate(items, {node, PseudoElement::none})) {
        if (const auto* text = std::get_if<std::string>(&item)) out += *text;
    }
    quotes_ = quotes;
    return out;
}

std::string Generation::part_of(style::ContentPart part, NodeId node) {
    const auto pseudo_words = [&](PseudoElement pseudo) {
        const Source source{node, pseudo};
        if (!document_.style(source).valid()) return std::string();
        const style::Content& content = document_.content(source);
        return content.kind == style::Content::Kind::items ? words(content.items, node)
                                                           : std::string();
    };
    switch (part) {
        case style::ContentPart::text:
            return document::text_of(document_.document(), node);
        case style::ContentPart::before:
            return pseudo_words(PseudoElement::before);
        case style::ContentPart::after:
            return pseudo_words(PseudoElement::after);
        case style::ContentPart::first_letter:
            return first_letter(document::text_of(document_.document(), node));
        case style::ContentPart::marker: {
            std::string out;
            for (const GeneratedItem& item : marker(node)) {
                if (const auto* text = std::get_if<std::string>(&item)) out += *text;
            }
            return out;
        }
    }
    return {};
}

std::vector<GeneratedItem> Generation::marker(NodeId item) {
    const Source source{item, PseudoElement::marker};
    const style::Content& content = document_.content(source);
    if (content.kind == style::Content::Kind::none) return {};
    if (content.kind == style::Content::Kind::items) return evaluate(content.items, source);
    const auto* task = std::get_if<document::Item>(&document_.document()[item].content);
    if (task != nullptr && task->checked) {
        return {std::string(*task->checked ? "\u2611\u00A0" : "\u2610\u00A0")};
    }
    const style::TextStyle& text = document_.text(document_.style({item, PseudoElement::none}));
    if (!text.list_style_image.empty()) {
        return {style::ContentImage{text.list_style_image}, std::string("\u00A0")};
    }
    const std::string_view style = document_.atoms().text(text.list_style);
    if (style == "none" || style.empty()) return {};
    return {document_.counter_styles().marker(counters_.value(list_item_), style)};
}

/// Walks once, counting, and takes down what stands at the nodes that are referred to.
class TargetPass {
public:
    TargetPass(const style::StyledDocument& document, GeneratedFacts& facts)
        : document_(document), facts_(facts), generation_(document, unused_) {}

    void run() {
        if (!find_references()) return;
        std::vector<NodeId> open;
        const auto& nodes = document_.document().nodes();
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            while (!open.empty() && document_.document()[open.back()].end.index() <= i) {
                end(open.back());
                open.pop_back();
            }
            const NodeId node(i);
            if (std::holds_alternative<document::Text>(nodes[i].content)) continue;
            if (document_.box(document_.style({node, PseudoElement::none})).display ==
                style::Display::none) {
                i = nodes[i].end.index() - 1;
                continue;
            }
            begin(node);
            open.push_back(node);
        }
    }

private:
    bool find_references() {
        const auto count = static_cast<std::uint32_t>(document_.document().nodes().size());
        for (std::uint32_t i = 0; i < count; ++i) {
            if (std::holds_alternative<document::Text>(document_.document()[NodeId(i)].content)) {
                continue;
            }
            for (const PseudoElement pseudo :
                 {PseudoElement::before, PseudoElement::after, PseudoElement::marker}) {
                take_references({NodeId(i), pseudo});
            }
        }
        return !facts_.targets.empty();
    }
    void take_references(const Source& source) {
        if (!document_.style(source).valid()) return;
        for (const style::ContentItem& item : document_.content(source).items) {
            const auto* target = std::get_if<style::TargetText>(&item);
            if (target == nullptr) continue;
            facts_.targets.try_emplace(target->identifier);
        }
    }

    void begin(NodeId node) {
        generation_.enter({node, PseudoElement::none});
        const std::string before = pseudo(node, PseudoElement::before);
        const Atom identifier = document_.document()[node].identifier;
        if (!identifier.valid()) return;
        const auto found = facts_.targets.find(document_.atoms().text(identifier));
        if (found == facts_.targets.end() || found->second.node.valid()) return;
        found->second = {.node = node,
                         .text = title_of(node),
                         .before = before,
                         .after = generation_.part_of(style::ContentPart::after, node),
                         .counters = generation_.counters_.all()};
    }
    /// A heading's identifier stands on its section: what is meant is the heading.
    std::string title_of(NodeId node) const {
        const document::Document& document = document_.document();
        const NodeId first = document.first_child(node);
        const bool titled = std::holds_alternative<document::Section>(document[node].content) &&
                            first.valid() &&
                            std::holds_alternative<document::Heading>(document[first].content);
        return document::text_of(document, titled ? first : node);
    }
    void end(NodeId node) {
        pseudo(node, PseudoElement::after);
        generation_.leave();
    }
    std::string pseudo(NodeId node, PseudoElement which) {
        const Source source{node, which};
        if (!document_.style(source).valid()) return {};
        if (document_.content(source).kind != style::Content::Kind::items) return {};
        generation_.enter(source);
        std::string out;
        for (const GeneratedItem& item : generation_.content(source)) {
            if (const auto* text = std::get_if<std::string>(&item)) out += *text;
        }
        generation_.leave();
        return out;
    }

    const style::StyledDocument& document_;
    GeneratedFacts& facts_;
    GeneratedFacts unused_;  // strings and bookmarks come with the boxes
    Generation generation_;
};

void find_targets(const style::StyledDocument& document, GeneratedFacts& facts) {
    TargetPass(document, facts).run();
}

}  // namespace bifolium::layout
