#include "layout/break_points.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "layout/characters.h"
#include "layout/memo.h"
#include "layout/paragraph_memo.h"

namespace bifolium::layout {

using style::WhiteSpace;
using text::Break;
using text::BreakPoint;

namespace {

bool breaks_anywhere(const style::TextStyle& text) {
    return text.word_break == style::WordBreak::break_all ||
           text.line_break == style::LineBreakStrictness::anywhere;
}

/// ICU takes the strictness from the locale's keywords.
/// https://unicode.org/reports/tr35/#UnicodeLineBreakStyleIdentifier
std::string tailored(std::string_view language, style::LineBreakStrictness strictness) {
    std::string out(language);
    switch (strictness) {
        case style::LineBreakStrictness::automatic:
        case style::LineBreakStrictness::anywhere:
            break;
        case style::LineBreakStrictness::loose:
            out += "-u-lb-loose";
            break;
        case style::LineBreakStrictness::normal:
            out += "-u-lb-normal";
            break;
        case style::LineBreakStrictness::strict:
            out += "-u-lb-strict";
            break;
    }
    return out;
}

/// Adds a point at each place where `more` has one and `points` has none.
void merge(std::vector<BreakPoint>& points, const std::vector<BreakPoint>& more) {
    std::vector<BreakPoint> out;
    out.reserve(points.size() + more.size());
    std::merge(points.begin(), points.end(), more.begin(), more.end(), std::back_inserter(out),
               [](const BreakPoint& a, const BreakPoint& b) { return a.offset < b.offset; });
    const auto same = [](const BreakPoint& a, const BreakPoint& b) { return a.offset == b.offset; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    points = std::move(out);
}

/// After each preserved space. https://www.w3.org/TR/css-text-3/#valdef-white-space-break-spaces
std::vector<BreakPoint> after_spaces(std::string_view text, Range range) {
    std::vector<BreakPoint> out;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (text[i] == ' ') out.push_back({i + 1, Break::allowed});
    }
    return out;
}

/// Letters of the scripts that hyphenate: Latin, Greek, Cyrillic, Armenian and their marks.
bool is_letter_code(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x250 && c <= 0x58F) ||
           (c >= 0x1E00 && c <= 0x1FFF) || c == 0xAA || c == 0xBA;
}

bool is_letter(const std::string& text, std::uint32_t at) {
    return is_letter_code(character_at(text, at).code);
}

/// Two capitals are in it: DNA, MSCs, the name of a law.
bool is_abbreviation(std::string_view word) {
    int capitals = 0;
    for (const char c : word) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    return capitals > 1;
}

/// Does it have a word that a language of such letters would divide?
bool is_hyphenated_script(const std::string& text, Range range) {
    std::uint32_t letters = 0;
    for (std::uint32_t at = range.begin; at < range.end && letters < 5;) {
        letters = is_letter(text, at) ? letters + 1 : 0;
        at += character_at(text, at).length;
    }
    return letters == 5;
}

/// Not of a word: what stands in addresses, paths and names of programs.
bool is_technical(char32_t c) {
    return c == '/' || c == '@' || c == '_' || c == '\\' || c == '=' || c == '#' || c == '<';
}

/// Words of one text item that are plain words, and the places where they may be hyphenated.
class Hyphens {
public:
    Hyphens(const Context& context, const Inlines& inlines, const InlineItem& item)
        : context_(context),
          text_(inlines.text.text()),
          item_(item),
          style_(context.document.text(item.style)) {
        limits_ = {static_cast<std::uint32_t>(style_.hyphenate_word),
                   static_cast<std::uint32_t>(style_.hyphenate_before),
                   static_cast<std::uint32_t>(style_.hyphenate_after)};
    }

    std::vector<BreakPoint> points() {
        std::uint32_t at = item_.range.begin;
        while (at < item_.range.end) {
            const std::uint32_t begin = at;
            at = after_token(begin);
            take(begin, at);
            while (at < item_.range.end && is_breaking_space(character_at(text_, at).code)) {
                at += character_at(text_, at).length;
            }
        }
        return std::move(out_);
    }

private:
    std::uint32_t after_token(std::uint32_t at) const {
        while (at < item_.range.end) {
            const Character c = character_at(text_, at);
            if (is_breaking_space(c.code)) break;
            at += c.length;
        }
        return at;
    }

    /// What stands between two spaces: words with their punctuation, or something technical.
    void take(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t at = begin; at < end; at += character_at(text_, at).length) {
            const char32_t c = character_at(text_, at).code;
            const bool dot_inside = c == '.' && at + 1 < end && is_letter(text_, at + 1);
            if (is_technical(c) || dot_inside || c == 0xAD) return;  // written hyphens are enough
        }
        std::uint32_t at = begin;
        while (at < end) {
            while (at < end && !is_letter(text_, at)) at += character_at(text_, at).length;
            const std::uint32_t word = at;
            while (at < end && (is_letter(text_, at) || is_apostrophe(at, end))) {
                at += character_at(text_, at).length;
            }
            if (at > word) take_word({word, at});
        }
    }

    bool is_apostrophe(std::uint32_t at, std::uint32_t end) const {
        const Character c = character_at(text_, at);
        if (c.code != '\'' && c.code != 0x2019) return false;
        return at + c.length < end && is_letter(text_, at + c.length);
    }

    /// A part of a word in another style or beside digits is no word.
    void take_word(Range word) {
        const bool goes_on =
            word.end == item_.range.end && word.end < text_.size() && is_letter(text_, word.end);
        const char32_t before = character_before(text_, word.begin).code;
        const char32_t after = word.end < text_.size() ? character_at(text_, word.end).code : U' ';
        const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
        if (goes_on || is_digit(before) || is_digit(after)) return;
        if (word.begin == item_.range.begin && word.begin > 0 &&
            is_letter_code(character_before(text_, word.begin).code)) {
            return;
        }
        const std::string_view letters = std::string_view(text_).substr(word.begin, word.size());
        if (is_abbreviation(letters)) return;
        for (const std::uint32_t at :
             context_.segmenter.hyphens(letters, item_.language, limits_)) {
            out_.push_back({word.begin + at, Break::hyphen});
        }
    }

    const Context& context_;
    const std::string& text_;
    const InlineItem& item_;
    const style::TextStyle& style_;
    text::HyphenLimits limits_;
    std::vector<BreakPoint> out_;
};

void report_no_patterns(const Context& context, const InlineItem& item) {
    const document::Node& node = context.document.document()[item.source.node];
    const std::string language(item.language);
    const bool is_new =
        context.memo.paragraphs().told.emplace("text.no-hyphenation", 0U, 0U, language).second;
    if (!is_new) return;
    context.diagnostics.report(
        {Severity::warning, "text.no-hyphenation", node.span,
         language.empty() ? "'hyphens: auto' needs the language of the text"
                          : "there are no hyphenation patterns for the language '" + language + "'",
         "set 'hyphens: manual' for it, and soft hyphens (&shy;) where words may be divided"});
}

}  // namespace

std::vector<BreakPoint> anywhere(const Context& context, std::string_view text, Range range) {
    std::vector<BreakPoint> out;
    for (const std::uint32_t end :
         context.segmenter.graphemes(text.substr(range.begin, range.size()))) {
        out.push_back({range.begin + end, Break::allowed});
    }
    return out;
}

std::vector<BreakPoint> break_points(const Context& context, const Inlines& inlines) {
    const std::string& text = inlines.text.text();
    const style::TextStyle& own = context.document.text(inlines.style);
    std::vector<BreakPoint> points =
        context.segmenter.line_breaks(text, tailored(inlines.language, own.line_break));
    std::vector<BreakPoint> more;
    for (const InlineItem& item : inlines.items) {
        if (item.kind != InlineKind::text || item.range.size() == 0) continue;
        const style::TextStyle& style = context.document.text(item.style);
        std::vector<BreakPoint> here;
        if (breaks_anywhere(style)) {
            here = anywhere(context, text, item.range);
        } else if (style.white_space == WhiteSpace::break_spaces) {
            here = after_spaces(text, item.range);
        } else if (style.hyphens == style::Hyphens::automatic) {
            if (context.segmenter.hyphenates(item.language))
                here = Hyphens(context, inlines, item).points();
            else if (is_hyphenated_script(text, item.range))
                report_no_patterns(context, item);
        }
        more.insert(more.end(), here.begin(), here.end());
    }
    if (!more.empty()) merge(points, more);
    if (inlines.first_line_end > 0) {
        merge(points, {{inlines.first_line_end,
                        inlines.first_line_hyphen ? Break::hyphen : Break::allowed}});
    }
    return points;
}

}  // namespace bifolium::layout
