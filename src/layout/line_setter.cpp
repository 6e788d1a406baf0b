#include "layout/line_setter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/characters.h"
#include "layout/line_breaking.h"
#include "layout/memo.h"
#include "layout/paragraph_memo.h"
#include "text/visual_order.h"

namespace bifolium::layout {

using style::TextAlign;

LineSetter::LineSetter(const Context& context, const Box& box, const ShapedLines& lines,
                       std::size_t line)
    : context_(context),
      box_(box),
      lines_(lines),
      paragraph_(*lines.shaped),
      line_(lines.lines[line]),
      span_(lines.spans[line]),
      heights_{line_.height, line_.baseline},
      inline_size_(lines.inline_size) {
    indent_ = indents_of(context, paragraph_, inline_size_).of(span_.from);
    hang_ = line_.hang;
}

// --- What stands on the line, in logical order ---

void LineSetter::gather() {
    for (std::uint32_t i = span_.from.unit; i < paragraph_.units.size(); ++i) {
        const Unit& unit = paragraph_.units[i];
        const bool past = unit.kind == UnitKind::close
                              ? i >= span_.until.unit
                              : i > span_.until.unit || unit.text.begin >= span_.until.offset;
        if (past) break;
        if (unit.kind == UnitKind::text) {
            const Range text{std::max(unit.text.begin, span_.from.offset),
                             std::min(unit.text.end, span_.until.offset)};
            if (text.begin < text.end) add_text(unit, text);
        } else {
            add_unit(unit);
        }
    }
    mark_hanging();
    if (line_.hyphenated) add_hyphen();
}

void LineSetter::add_text(const Unit& unit, Range text) {
    LinePiece piece;
    piece.unit = &unit;
    piece.text = text;
    piece.level = unit.level;
    piece.setting = unit.setting;
    piece.letter_space = paragraph_.settings[unit.setting].letter_space;
    piece.word_space = paragraph_.settings[unit.setting].word_space;
    piece.glyphs = portion(context_, paragraph_, unit, text);
    pieces_.push_back(std::move(piece));
}

void LineSetter::add_unit(const Unit& unit) {
    LinePiece piece;
    piece.unit = &unit;
    piece.text = unit.text;
    piece.level = unit.level;
    piece.setting = unit.setting;
    piece.width = unit.width;
    switch (unit.kind) {
        case UnitKind::forced_break:
        case UnitKind::tab:
            // A space that is copied; nobody sees it.
            piece.glyphs.run = shape_words(context_, paragraph_.settings[unit.setting], " ");
            piece.glyphs.glyphs = {0, static_cast<std::uint32_t>(piece.glyphs.run->glyphs.size())};
            break;
        case UnitKind::reference:
            if (context_.references != nullptr) {
                const auto label = context_.references->find(item(piece).target.identifier);
                if (label != context_.references->end()) return add_words(piece, label->second);
            }
            break;
        case UnitKind::text:
        case UnitKind::open:
        case UnitKind::close:
        case UnitKind::atom:
        case UnitKind::anchor:
        case UnitKind::leader:
            break;
    }
    pieces_.push_back(std::move(piece));
}

/// Words of ours in a unit's place.
void LineSetter::add_words(LinePiece piece, std::string_view words) {
    const Setting& own = paragraph_.settings[piece.setting];
    piece.own_text = words;
    piece.glyphs.run = shape_words(context_, own, words);
    piece.glyphs.glyphs = {0, static_cast<std::uint32_t>(piece.glyphs.run->glyphs.size())};
    piece.width = advance_of(*piece.glyphs.run, own);
    pieces_.push_back(std::move(piece));
}

/// Of the face and direction of the letter before it.
void LineSetter::add_hyphen() {
    const auto last = std::find_if(pieces_.rbegin(), pieces_.rend(), [](const LinePiece& p) {
        return p.unit->kind == UnitKind::text;
    });
    if (last == pieces_.rend()) return;
    LinePiece piece = *last;
    const std::string_view soft_hyphen = "\u00AD";
    const std::uint32_t end = span_.until.offset;
    const bool written =
        end >= 2 && paragraph_.inlines->text.text().compare(end - 2, 2, soft_hyphen) == 0;
    piece.text = {written ? end - 2 : end, end};
    piece.hyphen = true;
    piece.hangs = false;
    piece.word_space = Length();
    const auto at = pieces_.end() - (last - pieces_.rbegin());
    const Setting& own = setting(piece);
    piece.glyphs.run = shape_words(context_, own, hyphen_of(context_, own, item(piece).style));
    piece.glyphs.glyphs = {0, static_cast<std::uint32_t>(piece.glyphs.run->glyphs.size())};
    pieces_.insert(at, std::move(piece));
}

/// White space at the end hangs: out of the measure, and at the paragraph's own level (UAX #9, L1).
/// https://www.w3.org/TR/css-text-3/#white-space-phase-2
void LineSetter::mark_hanging() {
    const std::string& text = paragraph_.inlines->text.text();
    const auto base = static_cast<std::uint8_t>(paragraph_.base == Direction::right_to_left);
    for (std::size_t i = pieces_.size(); i-- > 0;) {
        LinePiece& piece = pieces_[i];
        const UnitKind kind = piece.unit->kind;
        if (kind == UnitKind::close || kind == UnitKind::anchor) continue;
        if (kind == UnitKind::forced_break || kind == UnitKind::tab) {
            piece.hangs = true;
            piece.level = base;
            if (kind == UnitKind::tab) piece.level = base;
            continue;
        }
        if (kind != UnitKind::text) return;
        const style::TextStyle& style = context_.document.text(item(piece).style);
        if (style.white_space == style::WhiteSpace::break_spaces) return;
        std::uint32_t end = piece.text.end;
        while (end > piece.text.begin) {
            const Character c = character_before(text, end);
            if (!is_breaking_space(c.code)) break;
            end -= c.length;
        }
        if (end == piece.text.begin) {
            piece.hangs = true;
            piece.level = base;
            continue;
        }
        if (end == piece.text.end) return;
        LinePiece space = piece;
        space.text = {end, piece.text.end};
        space.level = base;
        space.hangs = true;
        space.glyphs = portion(context_, paragraph_, *piece.unit, space.text);
        piece.text.end = end;
        piece.glyphs = portion(context_, paragraph_, *piece.unit, piece.text);
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(space));
        return;
    }
}

// --- Where it stands ---

TextPart LineSetter::text_part(const LinePiece& piece) const {
    TextPart part;
    part.run = piece.glyphs.run;
    part.glyphs = piece.glyphs.glyphs;
    part.size = setting(piece).size;
    part.baseline = setting(piece).ascent;
    part.letter_space = piece.letter_space;
    part.word_space = piece.word_space;
    part.stretch = piece.stretch;
    part.paragraph = paragraph_.inlines;
    part.text = piece.text;
    part.hyphen = piece.hyphen;
    part.label = label_;
    if (piece.own_text.empty()) return part;
    auto own = std::make_shared<Inlines>();
    own->text.add(piece.own_text, item(piece).source.node, {}, PieceKind::generated);
    own->style = item(piece).style;
    own->language = item(piece).language;
    part.text = {0, static_cast<std::uint32_t>(piece.own_text.size())};
    part.paragraph = std::move(own);
    return part;
}

void LineSetter::measure_piece(LinePiece& piece) const {
    const bool is_text = piece.unit->kind == UnitKind::text;
    if (is_text) {
        piece.width = width(text_part(piece), setting(piece).units_per_em) - piece.trailing;
    }
    if (piece.unit->kind == UnitKind::forced_break) piece.width = Length();
}

Length LineSetter::visible_width() const {
    Length sum = indent_ - hang_;
    for (const LinePiece& piece : pieces_) {
        if (!piece.hangs) sum += piece.width;
    }
    return sum;
}

/// https://www.w3.org/TR/css-text-3/#text-align-property
TextAlign LineSetter::alignment() const {
    const style::TextStyle& text = context_.document.text(paragraph_.inlines->style);
    const TextAlign aligned = aligned_by_style();
    return aligned == TextAlign::justify && !is_justified(text) ? TextAlign::start : aligned;
}

TextAlign LineSetter::aligned_by_style() const {
    const style::TextStyle& text = context_.document.text(paragraph_.inlines->style);
    if (!line_.ends_paragraph && !line_.ends_forced) return text.align;
    switch (text.align_last) {
        case style::TextAlignLast::automatic:
            return text.align == TextAlign::justify ? TextAlign::start : text.align;
        case style::TextAlignLast::start:
            return TextAlign::start;
        case style::TextAlignLast::end:
            return TextAlign::end;
        case style::TextAlignLast::left:
            return TextAlign::left;
        case style::TextAlignLast::right:
            return TextAlign::right;
        case style::TextAlignLast::centre:
            return TextAlign::centre;
        case style::TextAlignLast::justify:
            return TextAlign::justify;
    }
    return text.align;
}

/// Of the first thing that is seen, from the left of the room. `room` is what nothing fills; what
/// is too long sticks out at its end.
Length LineSetter::start_offset(Length room) const {
    const bool ltr = paragraph_.base == Direction::left_to_right;
    const Length at_start = ltr ? Length() : room;
    if (room < Length()) return at_start;
    switch (alignment()) {
        case TextAlign::start:
        case TextAlign::justify:
            return at_start;
        case TextAlign::end:
            return room - at_start;
        case TextAlign::left:
            return Length();
        case TextAlign::right:
            return room;
        case TextAlign::centre:
            return Length::raw(room.units() / 2);
    }
    return at_start;
}

void LineSetter::arrange() {
    for (LinePiece& piece : pieces_) measure_piece(piece);
    Length room = line_.available - visible_width();
    const bool has_leader = std::any_of(pieces_.begin(), pieces_.end(), [](const LinePiece& p) {
        return p.unit->kind == UnitKind::leader;
    });
    if (has_leader) {
        fill_leaders(room);
    } else if ((alignment() == TextAlign::justify && room > Length()) || gives_way(room)) {
        justify(room);
    }
    room = line_.available - visible_width();
    const bool ltr = paragraph_.base == Direction::left_to_right;
    reorder();
    Length x = line_.inline_start + start_offset(room) + (ltr ? indent_ : Length());
    if (!ltr) {
        x -= hang_;
        for (const LinePiece& piece : pieces_) {
            if (piece.hangs) x -= piece.width;
        }
    }
    for (LinePiece& piece : pieces_) {
        piece.x = x;
        x += piece.width;
    }
}

/// A justified paragraph's last line may be too long by nature too.
bool LineSetter::gives_way(Length room) const {
    const style::TextStyle& text = context_.document.text(paragraph_.inlines->style);
    if (room >= Length() || !is_justified(text)) return false;
    return line_.overfull == Length();
}

void LineSetter::reorder() {
    std::vector<std::uint8_t> levels(pieces_.size());
    std::transform(pieces_.begin(), pieces_.end(), levels.begin(),
                   [](const LinePiece& piece) { return piece.level; });
    if (std::all_of(levels.begin(), levels.end(), [](std::uint8_t l) { return l % 2 == 0; })) {
        return;
    }
    std::vector<LinePiece> seen;
    seen.reserve(pieces_.size());
    for (const std::uint32_t i : text::visual_order(levels)) {
        seen.push_back(std::move(pieces_[i]));
    }
    pieces_ = std::move(seen);
}

bool LineSetter::expands_letters(const LinePiece& piece) const {
    return spread_of(piece) == Spread::apart;
}

Spread LineSetter::spread_of(const LinePiece& piece) const {
    if (piece.unit->kind != UnitKind::text || piece.hyphen || piece.hangs) return Spread::nothing;
    return layout::spread_of(context_.document.text(item(piece).style), setting(piece).key.script);
}

/// Spaces, and after each letter of a script without them; none after the last letter.
std::size_t LineSetter::opportunities(const LinePiece& piece, bool is_last) const {
    if (spread_of(piece) == Spread::nothing) return 0;
    const std::string& text = paragraph_.inlines->text.text();
    std::size_t letters = 0, spaces = 0;
    for (std::uint32_t i = piece.text.begin; i < piece.text.end;) {
        const Character c = character_at(text, i);
        i += c.length;
        if (c.code == ' ' || c.code == 0xA0) ++spaces;
        ++letters;
    }
    if (!expands_letters(piece)) return spaces;
    return letters - (is_last ? 1 : 0);
}

/// Letters first, as far as their styles allow it; and apart, where the spaces alone would gape.
void LineSetter::stretch_letters(double part, double tracking, std::size_t first,
                                 std::size_t last) {
    for (std::size_t i = first; i < pieces_.size(); ++i) {
        LinePiece& piece = pieces_[i];
        if (piece.unit->kind != UnitKind::text || piece.hyphen || piece.hangs) continue;
        const double most = std::max(context_.document.text(item(piece).style).glyph_stretch, 0.0);
        const bool tracked = tracking > 0 && spread_of(piece) == Spread::tracked;
        if (most * part == 0 && !tracked) continue;
        piece.stretch = 1 + part * most;
        const Length more = tracked ? Length::pt(tracking * setting(piece).size.to_pt()) : Length();
        piece.letter_space += more;
        if (i == last) piece.trailing += more;
        measure_piece(piece);
    }
}

/// https://www.w3.org/TR/css-text-3/#justify-algos
void LineSetter::justify(Length room) {
    std::size_t last = pieces_.size();
    for (std::size_t i = pieces_.size(); i-- > 0 && last == pieces_.size();) {
        const UnitKind kind = pieces_[i].unit->kind;
        if (kind == UnitKind::text && !pieces_[i].hangs) last = i;
    }
    // What stands before a tab keeps its place: only what follows is spread.
    std::size_t first = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (pieces_[i].unit->kind == UnitKind::tab) first = i;
    }
    const Flex flex = span_.until.visible_flex - span_.from.start_flex;
    const Justification by = justification(flex, room.units(), Length::pt(10));
    stretch_letters(by.glyphs, by.tracking, first, last);
    room = line_.available - visible_width();
    if (room == Length()) return;
    std::size_t count = 0;
    for (std::size_t i = first; i < pieces_.size(); ++i) {
        count += opportunities(pieces_[i], i == last);
    }
    if (count == 0) return;
    LengthSum share = room.units() / static_cast<LengthSum>(count);
    if (share * static_cast<LengthSum>(count) > room.units()) --share;  // never too long
    const Length each = Length::raw(share);
    for (std::size_t i = first; i < pieces_.size(); ++i) {
        LinePiece& piece = pieces_[i];
        if (opportunities(piece, i == last) == 0) continue;
        if (expands_letters(piece)) {
            piece.letter_space += each;
            if (i == last) piece.trailing += each;
        } else {
            piece.word_space += each;
        }
        measure_piece(piece);
    }
}

/// Leaders share what is left. Their patterns stand on one grid, counted from the line's start, so
/// that the dots of neighbouring lines stand below one another.
/// https://www.w3.org/TR/css-content-3/#leaders
void LineSetter::fill_leaders(Length room) {
    const auto count = std::count_if(pieces_.begin(), pieces_.end(), [](const LinePiece& p) {
        return p.unit->kind == UnitKind::leader;
    });
    const LengthSum each = std::max<LengthSum>(room.units(), 0) / count;
    LengthSum at = (line_.inline_start + indent_).units();
    for (LinePiece& piece : pieces_) {
        if (piece.unit->kind == UnitKind::leader) {
            piece.width = Length::raw(each);
            const std::string& pattern = item(piece).pattern;
            const LengthSum step =
                advance_of(*shape_words(context_, setting(piece), pattern), setting(piece)).units();
            if (step > 0) {
                const LengthSum first = (at + step - 1) / step * step;
                const LengthSum times = std::max<LengthSum>((at + each - first) / step, 0);
                for (LengthSum i = 0; i < times; ++i) piece.own_text += pattern;
                piece.glyphs.run = shape_words(context_, setting(piece), piece.own_text);
                piece.glyphs.glyphs = {0,
                                       static_cast<std::uint32_t>(piece.glyphs.run->glyphs.size())};
                piece.lead = Length::raw(first - at);
            }
        }
        if (!piece.hangs) at += piece.width.units();
    }
}

std::vector<AnchorPlace> LineSetter::anchors() {
    gather();
    arrange();
    std::vector<AnchorPlace> out;
    for (const LinePiece& piece : pieces_) {
        if (piece.unit->kind == UnitKind::anchor) out.push_back({item(piece).child, piece.x});
    }
    return out;
}

}  // namespace bifolium::layout
