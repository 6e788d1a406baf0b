#include "readability/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/matching.h"
#include "text/normalize.h"

namespace bifolium::readability {

namespace {

bool is_dash(char32_t c) {
    return c == 0x2013 || c == 0x2014 || c == 0x2026 || c == U'/' || c == 0x2044;
}

/// A dash or slash between digits is part of a figure: "10–20", "1/2".
bool parts(std::string_view text, std::size_t at, char32_t c) {
    if (!is_dash(c)) return false;
    std::size_t after = at;
    static_cast<void>(text::next(text, after));
    return !(text::is_digit(text::before(text, at)) && text::is_digit(text::at(text, after)));
}

struct Marks {
    std::size_t letters = 0, capitals = 0, small = 0, digits = 0;
    bool stop_inside = false, at = false;
};

/// Capital letters are those that lower_case() changes.
Marks marks_of(std::string_view word) {
    Marks out;
    const std::string lower = text::lower_case(word, "");
    std::size_t low = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = text::next(word, at);
        const char32_t l = low < lower.size() ? text::next(lower, low) : c;
        if (text::is_letter(c)) {
            ++out.letters;
            ++(c == l ? out.small : out.capitals);
        } else if (text::is_digit(c)) {
            ++out.digits;
        } else if (c == U'.' && at < word.size()) {
            out.stop_inside = true;
        } else if (c == U'@') {
            out.at = true;
        }
    }
    return out;
}

/// "MSC", "MSCs", "IGF", "M1": capitals, or letters with digits.
bool is_abbreviated(std::string_view part, const Marks& marks) {
    if (marks.digits > 0) return marks.letters > 0;
    if (marks.capitals < 2) return false;
    return marks.small == 0 || (marks.small == 1 && part.ends_with('s'));
}

/// The syllables of the parts between hyphens.
int syllables_of_parts(std::string_view word, SyllableMemo& memo, bool& has_words) {
    int count = 0;
    while (!word.empty()) {
        const std::size_t end = word.find('-');
        const std::string_view part = word.substr(0, end);
        word.remove_prefix(end == std::string_view::npos ? word.size() : end + 1);
        const Marks marks = marks_of(part);
        if (marks.letters + marks.digits == 0) continue;
        if (marks.letters == 0 || is_abbreviated(part, marks)) {
            ++count;
            continue;
        }
        has_words = true;
        count += memo.of(text::lower_case(part, memo.language()));
    }
    return std::max(1, count);
}

void classify(Word& word, std::string_view written, SyllableMemo& memo) {
    const std::string plain = text::plain(written);
    const Marks marks = marks_of(plain);
    if (marks.at || plain.find("://") != std::string::npos || plain.starts_with("www.")) {
        word.kind = WordKind::symbol;
    } else if (marks.letters == 0) {
        word.kind = WordKind::figure;
    } else if (marks.stop_inside) {
        word.kind = WordKind::abbreviation;
    } else {
        bool has_words = false;
        word.syllables = syllables_of_parts(plain, memo, has_words);
        if (!has_words) word.kind = WordKind::abbreviation;
    }
}

/// A sentence that is shouted has no abbreviations: "DO NOT TAKE".
void read_shouted(std::string_view text, std::vector<Word>& words, SyllableMemo& memo) {
    std::size_t capitals = 0, small = 0, shouted = 0;
    for (const Word& word : words) {
        if (word.kind == WordKind::symbol) continue;
        const Marks marks = marks_of(text.substr(word.range.begin, word.range.size()));
        capitals += marks.capitals;
        small += marks.small;
        shouted += marks.capitals > 1 && marks.small == 0 ? 1 : 0;
    }
    if (shouted < 2 || small > capitals / 4) return;
    for (Word& word : words) {
        const std::string_view written = text.substr(word.range.begin, word.range.size());
        const Marks marks = marks_of(written);
        if (word.kind != WordKind::abbreviation || marks.digits > 0 || marks.stop_inside) continue;
        word.kind = WordKind::word;
        word.syllables = memo.of(text::lower_case(text::plain(written), memo.language()));
    }
}

bool belongs(char32_t c) {
    return text::is_letter(c) || text::is_digit(c) || text::lone_digit(c) >= 0;
}

/// Without the marks before and behind it. Empty: nothing is left.
Range trimmed(std::string_view text, Range range) {
    std::size_t begin = range.begin, end = range.end;
    while (begin < end) {
        std::size_t next = begin;
        if (belongs(text::next(text.substr(0, end), next))) break;
        begin = next;
    }
    while (end > begin && !belongs(text::before(text.substr(0, end), end))) {
        end = std::max(begin, character_start(text, end - 1));
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// "(s)he", "p.m." keep what belongs to them only where a letter follows; a dotted abbreviation
/// takes its last full stop.
Range with_last_stop(std::string_view text, Range word, std::uint32_t limit) {
    const std::string_view written = text.substr(word.begin, word.size());
    const bool dotted = written.size() >= 3 && written[written.size() - 2] == '.';
    if (dotted && word.end < limit && text[word.end] == '.') ++word.end;
    return word;
}

/// Does a figure of digits have three syllables or more in English? "eleven", "twenty-one"; not
/// "twelve", "thirty".
bool is_long_figure(std::string_view figure) {
    unsigned value = 0;
    for (const char c : figure) {
        if (c < '0' || c > '9' || value > 1000) return true;  // "1.5", "10-20", "1,000"
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    if (value > 20) return value % 10 != 0 || value == 70 || value > 90;
    return value == 11 || value == 17;
}

}  // namespace

std::vector<Word> words_of(std::string_view text, Range part, std::span<const Range> symbols,
                           SyllableMemo& memo) {
    std::vector<Word> out;
    std::size_t begin = part.begin, at = part.begin;
    const auto close = [&](std::size_t end) {
        const Range range =
            trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (range.size() == 0) return;
        Word word{with_last_stop(text, range, static_cast<std::uint32_t>(end))};
        classify(word, text.substr(word.range.begin, word.range.size()), memo);
        out.push_back(word);
    };
    auto symbol = std::lower_bound(symbols.begin(), symbols.end(), part.begin,
                                   [](Range r, std::uint32_t offset) { return r.end <= offset; });
    while (at < part.end) {
        if (symbol != symbols.end() && at >= symbol->begin) {
            close(std::min<std::size_t>(at, symbol->begin));
            if (symbol->size() > 0) out.push_back({*symbol, WordKind::symbol, 1});
            begin = at = std::max<std::size_t>(at, symbol->end);
            ++symbol;
            continue;
        }
        const std::size_t here = at;
        const char32_t c = text::next(text, at);
        if (!text::is_space(c) && !parts(text, here, c)) continue;
        close(here);
        begin = at;
    }
    close(std::min<std::size_t>(at, part.end));
    read_shouted(text, out, memo);
    return out;
}

Counts count(std::string_view text, std::span<const Word> words) {
    Counts out;
    out.sentences = 1;
    out.words = words.size();
    for (const Word& word : words) {
        const std::string_view written = text.substr(word.range.begin, word.range.size());
        out.syllables += static_cast<std::size_t>(word.syllables);
        out.one_syllable += word.syllables == 1 ? 1 : 0;
        out.three_or_more += word.syllables >= 3 ? 1 : 0;
        out.four_or_more += word.syllables >= 4 ? 1 : 0;
        bool read_out = word.syllables >= 3 || word.kind == WordKind::abbreviation;
        if (word.kind == WordKind::figure) read_out = is_long_figure(written);
        out.three_read_out += read_out ? 1 : 0;
        if (word.kind == WordKind::symbol) continue;
        const Marks marks = marks_of(written);
        out.letters += marks.letters + marks.digits;
        out.long_words += marks.letters > 6 ? 1 : 0;
    }
    return out;
}

}  // namespace bifolium::readability
