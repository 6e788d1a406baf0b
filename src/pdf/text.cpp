#include "pdf/text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "font/characters.h"
#include "paint/placement.h"
#include "pdf/syntax.h"

namespace bifolium::pdf {

namespace {

/// In thousandths of the em: less is seen by nobody, and is not forgotten either.
constexpr double least_correction = 0.75;

/// Off the front: one character's bytes.
std::string_view take_character(std::string_view& text) {
    std::size_t length = std::min<std::size_t>(1, text.size());
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80) {
        ++length;
    }
    const std::string_view character = text.substr(0, length);
    text.remove_prefix(length);
    return character;
}

/// What each of a cluster's glyphs says by itself: a character each, the last one the rest. The
/// whole is said by ActualText; but every glyph needs some text.
std::vector<std::string_view> shared_out(std::string_view text, std::size_t glyphs) {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < glyphs; ++i) {
        if (i + 1 == glyphs && !text.empty()) {
            out.push_back(text);
        } else if (text.empty()) {
            out.push_back(out.empty() ? text : out.back());
        } else {
            out.push_back(take_character(text));
        }
    }
    return out;
}

class Segments {
public:
    Segments(const paint::Glyphs& mark, const font::Library& library, Fonts& fonts, Store& store)
        : mark_(mark), fonts_(fonts), store_(store) {
        const auto units = library.metrics(mark.run->face).units_per_em;
        scale_ = mark.size.to_pt() / units;
        clusters_ = paint::clusters(mark, units);
        backwards_ = paint::runs_backwards(mark);
        if (backwards_) std::reverse(clusters_.begin(), clusters_.end());
    }

    std::vector<TextSegment> run() {
        const bool whole = mark_.extraction == paint::Extraction::whole;
        if (whole && mark_.glyphs.size() > 1) {
            all_as_one();
        } else {
            for (std::size_t i = 0; i < clusters_.size();) {
                std::size_t end = i + 1;
                while (!whole && end < clusters_.size() && is_placed_mark(clusters_[end])) ++end;
                if (end - i == 1) {
                    put(clusters_[i], whole ? std::string_view(mark_.text) : clusters_[i].text);
                } else {
                    put_with_marks(i, end);
                }
                i = end;
            }
        }
        return std::move(out_);
    }

private:
    void all_as_one() {
        TextSegment segment{.glyphs = {}, .actual_text = mark_.text};
        const auto texts = shared_out(mark_.text, mark_.glyphs.size());
        std::size_t at = 0;
        for (const paint::Cluster& cluster : clusters_) {
            for (ShownGlyph& glyph : glyphs_of(cluster, &texts[at]))
                segment.glyphs.push_back(glyph);
            at += cluster.end - cluster.begin;
        }
        out_.push_back(std::move(segment));
    }

    /// A mark that stands above or beside its letter: by itself a reader might take it for text of
    /// another line, or for the next word.
    bool is_placed_mark(const paint::Cluster& cluster) const {
        std::uint32_t at = 0;
        const auto size = static_cast<std::uint32_t>(cluster.text.size());
        if (size == 0 || !font::extends_cluster(font::next_character(cluster.text, at, size))) {
            return false;
        }
        for (std::uint32_t i = cluster.begin; i < cluster.end; ++i) {
            const font::Glyph& glyph = mark_.run->glyphs[i];
            if (glyph.x_offset != 0 || glyph.y_offset != 0) return true;
        }
        return false;
    }

    /// A letter says its marks as well. They come after it by themselves: readers measure a stretch
    /// of text by the end of its last glyph, and would see a gap before the next letter.
    void put_with_marks(std::size_t begin, std::size_t end) {
        TextSegment letter, marks{.glyphs = {}, .actual_text = {}, .silent = true};
        for (std::size_t i = begin; i < end; ++i) {
            const paint::Cluster& cluster = clusters_[i];
            const auto texts = shared_out(cluster.text, cluster.end - cluster.begin);
            letter.actual_text += cluster.text;
            auto& glyphs = (i == begin ? letter : marks).glyphs;
            for (const ShownGlyph& glyph : glyphs_of(cluster, texts.data())) {
                glyphs.push_back(glyph);
            }
        }
        out_.push_back(std::move(letter));
        out_.push_back(std::move(marks));
    }

    /// A place where a word might have been divided and was not: no reader is to see a break there.
    bool is_idle_hyphen(const paint::Cluster& cluster, std::string_view text) const {
        return text == "\u00AD" && mark_.run->glyphs[cluster.begin].advance == 0;
    }

    void put(const paint::Cluster& cluster, std::string_view text) {
        if (is_idle_hyphen(cluster, text)) return;
        const auto texts = shared_out(text, cluster.end - cluster.begin);
        exact_ = true;
        const std::vector<ShownGlyph> glyphs = glyphs_of(cluster, texts.data());
        const bool alone = (glyphs.size() > 1 || !exact_) && !text.empty();
        const bool goes_on =
            !out_.empty() && out_.back().actual_text.empty() && !out_.back().silent;
        if (alone || !goes_on) out_.emplace_back();
        if (alone) out_.back().actual_text = text;
        auto& shown = out_.back().glyphs;
        shown.insert(shown.end(), glyphs.begin(), glyphs.end());
    }

    /// In the order of the text. `texts` has one for each glyph.
    std::vector<ShownGlyph> glyphs_of(const paint::Cluster& cluster,
                                      const std::string_view* texts) {
        std::vector<ShownGlyph> out(cluster.end - cluster.begin);
        double x = cluster.x_pt;
        for (std::uint32_t i = cluster.begin; i < cluster.end; ++i) {
            const font::Glyph& glyph = mark_.run->glyphs[i];
            const std::uint32_t order = backwards_ ? cluster.end - 1 - i : i - cluster.begin;
            const Code code = fonts_.code(mark_.run->face, glyph.id, texts[order], store_);
            exact_ = exact_ && code.exact;
            out[order] = {.code = code.value,
                          .width = code.width,
                          .x_pt = x + glyph.x_offset * scale_ * mark_.stretch,
                          .rise_pt = glyph.y_offset * scale_};
            x += glyph.advance * scale_ * mark_.stretch;
        }
        return out;
    }

    const paint::Glyphs& mark_;
    Fonts& fonts_;
    Store& store_;
    double scale_ = 1;
    bool backwards_ = false, exact_ = true;
    std::vector<paint::Cluster> clusters_;
    std::vector<TextSegment> out_;
};

void put_code(std::string& out, std::uint16_t code) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4) out.push_back(digits[code >> shift & 15]);
}

}  // namespace

std::vector<TextSegment> text_segments(const paint::Glyphs& mark, const font::Library& library,
                                       Fonts& fonts, Store& store) {
    if (mark.run == nullptr || mark.glyphs.size() == 0) return {};
    return Segments(mark, library, fonts, store).run();
}

void show(const TextSegment& segment, const paint::Glyphs& mark, Fonts& fonts,
          ContentWriter& content) {
    if (segment.glyphs.empty()) return;
    const double size = mark.size.to_pt();
    const double across = size * mark.stretch;  // of what TJ and widths count in
    content.begin_text();
    content.font(fonts.resource(mark.run->face), size);
    if (mark.stretch != 1) content.operation(number(mark.stretch * 100) + " Tz");
    const double start = segment.glyphs.front().x_pt;
    content.text_matrix(mark.baseline.x.to_pt() + start, mark.baseline.y.to_pt());
    double pen = start;  // where a reader's pen is, by the widths it was told
    std::string rise = "0", line;
    bool in_string = false;
    const auto flush = [&] {
        if (in_string) line += ">";
        if (!line.empty()) content.operation("[" + line + "] TJ");
        line.clear();
        in_string = false;
    };
    for (const ShownGlyph& glyph : segment.glyphs) {
        if (const std::string wanted = number(glyph.rise_pt); wanted != rise) {
            flush();
            content.operation(wanted + " Ts");
            rise = wanted;
        }
        const double off = across > 0 ? (pen - glyph.x_pt) / across * 1000 : 0;
        if (std::abs(off) >= least_correction) {
            const double back = std::round(off);
            if (in_string) line += ">";
            in_string = false;
            line += number(back, 0);
            pen -= back / 1000 * across;
        }
        if (!in_string) line += "<";
        in_string = true;
        put_code(line, glyph.code);
        pen += glyph.width / 1000 * across;
    }
    flush();
    if (rise != "0") content.operation("0 Ts");
    if (mark.stretch != 1) content.operation("100 Tz");
    content.end_text();
}

}  // namespace bifolium::pdf
