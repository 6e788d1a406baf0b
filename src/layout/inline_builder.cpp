#include "layout/inline_builder.h"

#include <algorithm>
#include <utility>

#include "layout/characters.h"
#include "layout/transform_words.h"

namespace bifolium::layout {

using style::WhiteSpace;

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_line_end(char c) {
    return c == '\n' || c == '\r' || c == '\f';
}

/// Is the line break in `white` one that East Asian text takes for nothing? A zero width space on
/// a side says so too. https://www.w3.org/TR/css-text-3/#line-break-transform
bool vanishes(char32_t before, char32_t after) {
    constexpr char32_t zero_width_space = 0x200B;
    if (before == zero_width_space || after == zero_width_space) return true;
    return is_east_asian(before) && is_east_asian(after);
}

}  // namespace

InlineBuilder::InlineBuilder(const style::StyledDocument& document, style::StyleId paragraph,
                             std::string_view language)
    : document_(document), inlines_(std::make_shared<Inlines>()) {
    inlines_->style = paragraph;
    inlines_->language = language;
}

namespace {

struct Controls {
    std::string_view begin, end;
};

/// https://www.w3.org/TR/css-writing-modes-4/#bidi-control-codes-injection-table
Controls controls_of(style::UnicodeBidi how, Direction direction) {
    const bool ltr = direction == Direction::left_to_right;
    switch (how) {
        case style::UnicodeBidi::normal:
            return {};
        case style::UnicodeBidi::embed:
            return {ltr ? "\u202A" : "\u202B", "\u202C"};
        case style::UnicodeBidi::isolate:
            return {ltr ? "\u2066" : "\u2067", "\u2069"};
        case style::UnicodeBidi::bidi_override:
            return {ltr ? "\u202D" : "\u202E", "\u202C"};
        case style::UnicodeBidi::isolate_override:
            return {ltr ? "\u2068\u202D" : "\u2068\u202E", "\u202C\u2069"};
        case style::UnicodeBidi::plaintext:
            return {"\u2068", "\u2069"};
    }
    return {};
}

}  // namespace

void InlineBuilder::open(const InlineSource& from, std::optional<Direction> direction,
                         bool continues) {
    style::UnicodeBidi how = document_.box(from.style).unicode_bidi;
    if (how == style::UnicodeBidi::normal && direction) how = style::UnicodeBidi::isolate;
    const Controls controls =
        controls_of(how, direction.value_or(document_.text(from.style).direction));
    open_.push_back({static_cast<std::uint32_t>(inlines_->items.size()), controls.end});
    inlines_->items.push_back({.kind = InlineKind::open,
                               .source = from.source,
                               .style = from.style,
                               .range = {at(), at()},
                               .continues = continues,
                               .language = from.language});
    if (!controls.begin.empty()) isolate(from, controls.begin);
}

void InlineBuilder::close(bool continues) {
    const Open open = open_.back();
    open_.pop_back();
    const InlineItem& begin = inlines_->items[open.item];
    const InlineSource from{begin.source, begin.style, begin.language};
    if (!open.end.empty()) isolate(from, open.end);
    inlines_->items[open.item].partner = static_cast<std::uint32_t>(inlines_->items.size());
    inlines_->items.push_back({.kind = InlineKind::close,
                               .source = from.source,
                               .style = from.style,
                               .range = {at(), at()},
                               .partner = open.item,
                               .continues = continues,
                               .language = from.language});
}

void InlineBuilder::isolate(const InlineSource& from, std::string_view control) {
    inlines_->text.add(control, from.source.node, {}, PieceKind::generated);
    collapsible_end_ = false;
}

void InlineBuilder::text(const InlineSource& from, std::string_view words) {
    text(from, words, {0, static_cast<std::uint32_t>(words.size())});
}

void InlineBuilder::text(const InlineSource& from, std::string_view words, Range part) {
    const Run run{from, words.substr(part.begin, part.size()), false, part.begin};
    const WhiteSpace white = document_.text(from.style).white_space;
    switch (white) {
        case WhiteSpace::normal:
        case WhiteSpace::nowrap:
        case WhiteSpace::pre_line:
            return take_collapsing(run, white);
        case WhiteSpace::pre:
        case WhiteSpace::pre_wrap:
        case WhiteSpace::break_spaces:
            return take_preserving(run, white);
    }
}

void InlineBuilder::text_shown_as(const InlineSource& from, std::string_view words,
                                  std::string_view shown) {
    if (shown.empty() || shown == words) return text(from, words);
    const Run run{from, words};
    add(run, shown, {0, static_cast<std::uint32_t>(words.size())}, PieceKind::transformed);
    after_space_ = collapsible_end_ = false;
}

void InlineBuilder::generated(const InlineSource& from, std::string_view words) {
    const Run run{from, words, true};
    const WhiteSpace white = document_.text(from.style).white_space;
    const bool collapses =
        white == WhiteSpace::normal || white == WhiteSpace::nowrap || white == WhiteSpace::pre_line;
    if (collapses)
        take_collapsing(run, white);
    else
        take_preserving(run, white);
}

void InlineBuilder::take_collapsing(const Run& run, WhiteSpace white) {
    const auto size = static_cast<std::uint32_t>(run.text.size());
    std::uint32_t begin = 0;
    std::uint32_t i = 0;
    while (i < size) {
        if (!is_space(run.text[i])) {
            ++i;
            after_space_ = false;
            continue;
        }
        const bool alone = run.text[i] == ' ' && (i + 1 == size || !is_space(run.text[i + 1]));
        if (alone && !after_space_) {
            ++i;  // as written
            after_space_ = true;
            continue;
        }
        take_words(run, {begin, i});
        i = begin = take_white_space(run, i, white);
    }
    take_words(run, {begin, size});
}

/// Returns where the white space ends.
std::uint32_t InlineBuilder::take_white_space(const Run& run, std::uint32_t begin,
                                              WhiteSpace white) {
    std::uint32_t end = begin;
    bool line_end = false;
    while (end < run.text.size() && is_space(run.text[end])) {
        const bool here = is_line_end(run.text[end]);
        line_end = line_end || here;
        if (here && white == WhiteSpace::pre_line) {
            const bool pair = run.text.substr(end, 2) == "\r\n";
            take_break(run, {end, end + (pair ? 2U : 1U)});
            end += pair ? 1U : 0U;
        }
        ++end;
    }
    if (white == WhiteSpace::pre_line && line_end) return end;
    if (after_space_) return end;
    if (line_end && end < run.text.size()) {
        const std::string& text = inlines_->text.text();
        if (vanishes(character_before(text, text.size()).code, character_at(run.text, end).code)) {
            return end;
        }
    }
    add(run, " ", {begin, end}, PieceKind::collapsed);
    after_space_ = collapsible_end_ = true;
    return end;
}

void InlineBuilder::take_preserving(const Run& run, WhiteSpace) {
    const auto size = static_cast<std::uint32_t>(run.text.size());
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        if (!is_line_end(run.text[i])) continue;
        take_words(run, {begin, i});
        const std::uint32_t length = run.text.substr(i, 2) == "\r\n" ? 2 : 1;
        take_break(run, {i, i + length});
        i += length - 1;
        begin = i + 1;
    }
    take_words(run, {begin, size});
    collapsible_end_ = false;
    after_space_ = false;
}

void InlineBuilder::take_break(const Run& run, Range source) {
    trim();
    const std::uint32_t begin = at();
    inlines_->text.add(line_separator, run.from.source.node, run.in_node(source),
                       run.generated ? PieceKind::generated : PieceKind::collapsed);
    inlines_->items.push_back({.kind = InlineKind::forced_break,
                               .source = run.from.source,
                               .style = run.from.style,
                               .range = {begin, at()},
                               .language = run.from.language});
    content_ = after_space_ = true;
    collapsible_end_ = false;
}

/// Bytes as they are, but for text-transform.
void InlineBuilder::take_words(const Run& run, Range source) {
    if (source.size() == 0) return;
    const std::string_view words = run.text.substr(source.begin, source.size());
    transform_words({words, document_.text(run.from.style).transform, run.from.language},
                    [&](std::string_view made, Range part, PieceKind kind) {
                        add(run, made, {source.begin + part.begin, source.begin + part.end}, kind);
                    });
    collapsible_end_ = words.back() == ' ' && after_space_;
}

void InlineBuilder::add(const Run& run, std::string_view layout_text, Range source,
                        PieceKind kind) {
    if (layout_text.empty()) return;
    const std::uint32_t begin = at();
    const document::NodeId node = run.from.source.node;
    if (run.generated)
        inlines_->text.add(layout_text, node, {}, PieceKind::generated);
    else
        inlines_->text.add(layout_text, node, run.in_node(source), kind);
    cover(run.from, begin);
    content_ = true;
}

/// The text since `begin` belongs to the last item if that is of the same source.
void InlineBuilder::cover(const InlineSource& from, std::uint32_t begin) {
    if (!inlines_->items.empty()) {
        InlineItem& last = inlines_->items.back();
        if (last.kind == InlineKind::text && last.range.end == begin &&
            last.source == from.source && last.style == from.style) {
            last.range.end = at();
            return;
        }
    }
    inlines_->items.push_back({.kind = InlineKind::text,
                               .source = from.source,
                               .style = from.style,
                               .range = {begin, at()},
                               .language = from.language});
}

void InlineBuilder::place(InlineItem item, std::string_view layout_text) {
    item.range.begin = at();
    inlines_->text.add(layout_text, item.source.node, {}, PieceKind::generated);
    item.range.end = at();
    inlines_->items.push_back(std::move(item));
    if (layout_text.empty()) return;
    content_ = true;
    after_space_ = collapsible_end_ = false;
}

void InlineBuilder::forced_break(const InlineSource& from) {
    const Run run{from, {}, false};
    take_break(run, {});
}

void InlineBuilder::atom(const InlineSource& from, std::uint32_t child) {
    place({.kind = InlineKind::atom,
           .source = from.source,
           .style = from.style,
           .child = child,
           .language = from.language},
          object_replacement);
}

void InlineBuilder::anchor(const InlineSource& from, std::uint32_t child) {
    place({.kind = InlineKind::anchor,
           .source = from.source,
           .style = from.style,
           .child = child,
           .language = from.language},
          {});
}

void InlineBuilder::leader(const InlineSource& from, std::string pattern) {
    place({.kind = InlineKind::leader,
           .source = from.source,
           .style = from.style,
           .pattern = std::move(pattern),
           .language = from.language},
          object_replacement);
}

void InlineBuilder::reference(const InlineSource& from, style::TargetText target) {
    place({.kind = InlineKind::reference,
           .source = from.source,
           .style = from.style,
           .target = std::move(target),
           .language = from.language},
          object_replacement);
}

/// A collapsible space at a forced break or at the end of all is none.
void InlineBuilder::trim() {
    if (!collapsible_end_ || at() == 0) return;
    inlines_->text.remove_last_byte();
    collapsible_end_ = false;
    for (auto item = inlines_->items.rbegin(); item != inlines_->items.rend(); ++item) {
        const bool was_last = item->range.end > at();
        item->range.begin = std::min(item->range.begin, at());
        item->range.end = std::min(item->range.end, at());
        if (was_last && item->kind == InlineKind::text) break;
    }
}

std::shared_ptr<const Inlines> InlineBuilder::finish() {
    trim();
    while (!open_.empty()) close(true);
    return std::exchange(inlines_, nullptr);
}

}  // namespace bifolium::layout
