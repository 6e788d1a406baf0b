// Text: a part of a shaped run becomes Glyphs marks that know what the author wrote. A mark is as
// long as its glyphs belong to one node and its clusters count the bytes of the source; where CSS
// has changed letters so that they do not, a mark says its whole text instead.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "paint/decoration.h"

namespace bifolium::paint {

namespace {

using layout::Piece;
using layout::PieceKind;

/// A cluster of the run, with what it stands for.
struct Said {
    Range glyphs;
    Range layout;  ///< Of the layout string.
    style::Source owner;
    std::string text;
    const Piece* piece = nullptr;
};

class TextPainter {
public:
    TextPainter(Recorder& recorder, const layout::Fragment& fragment, const layout::TextPart& part,
                Point at, bool decorated)
        : decorated_(decorated),
          recorder_(recorder),
          fragment_(fragment),
          part_(part),
          style_(recorder.context().document.text(fragment.style)),
          baseline_{at.x, at.y + part.baseline},
          units_per_em_(recorder.context().fonts.library().metrics(part.run->face).units_per_em),
          advances_(layout::advances(part, units_per_em_)) {}

    void run() {
        if (style_.visibility != style::Visibility::visible) return;
        if (!style_.shadows.empty()) shadows();
        const DecoratedText decorated{fragment_, part_, baseline_, advances_};
        if (decorated_) paint_lines_behind(recorder_, decorated, style_.decorations);
        if (part_.hyphen) {
            hyphen();
        } else {
            marks();
        }
        if (decorated_) paint_lines_through(recorder_, decorated, style_.decorations);
    }

private:
    Role role_of(const style::Source& owner) const {
        if (part_.label || owner.pseudo == style::PseudoElement::marker) return Role::label;
        return owner.pseudo == style::PseudoElement::none ? Role::content : Role::artifact;
    }

    /// The paragraph's text before the break is whose text the hyphen is in.
    void hyphen() {
        const std::uint32_t end = std::max<std::uint32_t>(part_.text.begin, 1);
        const Piece* piece = piece_at(end - 1);
        put(part_.glyphs, {piece == nullptr ? document::NodeId() : piece->node, pseudo()},
            part_.text.begin, "\u00AD", Extraction::whole);
    }

    style::PseudoElement pseudo() const { return fragment_.source.pseudo; }

    const Piece* piece_at(std::uint32_t byte) const {
        const auto pieces = part_.paragraph->text.pieces();
        const auto next = std::upper_bound(
            pieces.begin(), pieces.end(), byte,
            [](std::uint32_t b, const Piece& piece) { return b < piece.layout_begin; });
        return next == pieces.begin() ? nullptr : &*std::prev(next);
    }

    std::uint32_t end_of(const Piece& piece) const {
        const auto pieces = part_.paragraph->text.pieces();
        return &piece == &pieces.back()
                   ? static_cast<std::uint32_t>(part_.paragraph->text.text().size())
                   : (&piece + 1)->layout_begin;
    }

    const std::string* text_of(const Piece& piece) const {
        if (piece.kind == PieceKind::generated || !piece.node.valid()) return nullptr;
        const auto* text = std::get_if<document::Text>(&recorder_.document()[piece.node].content);
        return text == nullptr ? nullptr : &text->text;
    }

    /// What the author wrote for a stretch of the layout string.
    std::string source_text(Range range) const {
        std::string out;
        for (std::uint32_t at = range.begin; at < range.end;) {
            const Piece* piece = piece_at(at);
            if (piece == nullptr) break;
            const std::uint32_t until = std::min(end_of(*piece), range.end);
            const std::string* source = text_of(*piece);
            if (source == nullptr) {
                out.append(part_.paragraph->text.text(), at, until - at);
            } else if (piece->kind == PieceKind::verbatim) {
                out.append(*source, piece->node_begin + (at - piece->layout_begin), until - at);
            } else if (piece->kind == PieceKind::collapsed) {
                out.push_back(' ');
            } else if (at == piece->layout_begin) {
                out.append(*source, piece->node_begin, piece->node_length);
            }
            if (until <= at) break;
            at = until;
        }
        return out;
    }

    /// Clusters in visual order.
    std::vector<Said> clusters() const {
        std::vector<Said> out;
        const auto& glyphs = part_.run->glyphs;
        for (std::uint32_t i = part_.glyphs.begin; i < part_.glyphs.end; ++i) {
            if (out.empty() || glyphs[i].cluster != glyphs[out.back().glyphs.begin].cluster) {
                out.push_back({.glyphs = {i, i}, .layout = {}, .owner = {}, .text = {}});
            }
            out.back().glyphs.end = i + 1;
        }
        const bool backwards = is_backwards();
        std::uint32_t least = UINT32_MAX;
        for (const Said& said : out) {
            least = std::min(least, glyphs[said.glyphs.begin].cluster);
        }
        std::uint32_t end = part_.text.end;  // from the text's end towards its begin
        for (std::size_t i = out.size(); i-- > 0;) {
            Said& said = out[backwards ? out.size() - 1 - i : i];
            said.layout = {part_.text.begin + glyphs[said.glyphs.begin].cluster - least, end};
            end = said.layout.begin;
            describe(said);
        }
        return out;
    }

    void describe(Said& said) const {
        said.piece = piece_at(said.layout.begin);
        said.text = source_text(said.layout);
        said.owner = {said.piece == nullptr ? fragment_.source.node : said.piece->node, pseudo()};
        if (!said.owner.node.valid()) said.owner.node = fragment_.source.node;
        if (part_.label) said.owner = fragment_.source;
    }

    bool is_backwards() const {
        const auto& glyphs = part_.run->glyphs;
        return part_.glyphs.size() > 0 &&
               glyphs[part_.glyphs.begin].cluster > glyphs[part_.glyphs.end - 1].cluster;
    }

    static bool counts_bytes(const Said& said) { return said.text.size() == said.layout.size(); }

    /// May the two stand in one mark, the later as painted after the other?
    static bool join(const Said& a, const Said& b) {
        if (a.owner != b.owner) return false;
        const bool one_character =
            a.piece == b.piece && a.piece != nullptr && a.piece->kind == PieceKind::transformed;
        return one_character || (counts_bytes(a) && counts_bytes(b));
    }

    void marks() {
        const std::vector<Said> all = clusters();
        for (std::size_t i = 0; i < all.size();) {
            std::size_t end = i + 1;
            while (end < all.size() && join(all[end - 1], all[end])) ++end;
            put_stretch(all, i, end);
            i = end;
        }
    }

    void put_stretch(const std::vector<Said>& all, std::size_t begin, std::size_t end) {
        std::string text;
        std::uint32_t first = all[begin].layout.begin;
        bool by_cluster = true;
        for (std::size_t i = 0; i < end - begin; ++i) {
            const Said& said = all[is_backwards() ? end - 1 - i : begin + i];
            text += said.text;
            first = std::min(first, said.layout.begin);
            by_cluster = by_cluster && counts_bytes(said);
        }
        put({all[begin].glyphs.begin, all[end - 1].glyphs.end}, all[begin].owner, first,
            std::move(text), by_cluster ? Extraction::by_cluster : Extraction::whole);
    }

    void put(Range glyphs, const style::Source& owner, std::uint32_t text_begin, std::string text,
             Extraction extraction) {
        if (glyphs.size() == 0 || style_.colour.opacity <= 0) return;
        double x = 0;
        const auto offset = static_cast<std::ptrdiff_t>(glyphs.begin - part_.glyphs.begin);
        for (auto at = advances_.begin(); at != advances_.begin() + offset; ++at) x += *at;
        recorder_.content(owner, role_of(owner), text_begin,
                          Glyphs{.baseline = {baseline_.x + Length::pt(x), baseline_.y},
                                 .run = part_.run,
                                 .glyphs = glyphs,
                                 .size = part_.size,
                                 .letter_space = part_.letter_space,
                                 .word_space = part_.word_space,
                                 .colour = style_.colour,
                                 .text = std::move(text),
                                 .extraction = extraction,
                                 .advances_pt = {advances_.begin() + offset,
                                                 advances_.begin() + offset +
                                                     static_cast<std::ptrdiff_t>(glyphs.size())},
                                 .stretch = part_.stretch});
    }

    /// Behind all of the part's letters, as outlines: nobody reads a shadow.
    void shadows() {
        for (auto shadow = style_.shadows.rbegin(); shadow != style_.shadows.rend(); ++shadow) {
            paint_text_shadow(recorder_, part_, baseline_, advances_, *shadow);
        }
    }

    bool decorated_;
    Recorder& recorder_;
    const layout::Fragment& fragment_;
    const layout::TextPart& part_;
    const style::TextStyle& style_;
    Point baseline_;
    std::int32_t units_per_em_;
    std::vector<double> advances_;
};

}  // namespace

void paint_text(Recorder& recorder, const layout::Fragment& fragment, const layout::TextPart& part,
                Point at, bool decorated) {
    if (part.run == nullptr || part.glyphs.size() == 0) return;
    TextPainter(recorder, fragment, part, at, decorated).run();
}

}  // namespace bifolium::paint
