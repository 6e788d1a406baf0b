#include "changes/report.h"

#include <algorithm>

namespace bifolium::changes {

namespace {

std::string counted(const std::vector<Block>& blocks, Range range) {
    if (range.size() == 1) return std::string(blocks[range.begin].kind);
    return std::to_string(range.size()) + " blocks";
}

/// The blocks without those that are a notice of the program's.
std::vector<std::uint32_t> without_notices(const std::vector<Block>& blocks,
                                           const std::vector<std::string>& notices) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        if (std::find(notices.begin(), notices.end(), blocks[i].text) == notices.end()) {
            out.push_back(i);
        }
    }
    return out;
}

bool bears_notice(const std::string& text, const std::vector<std::string>& notices) {
    return std::any_of(notices.begin(), notices.end(), [&](const std::string& notice) {
        return !notice.empty() && text.find(notice) != std::string::npos;
    });
}

bool has_words(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

bool same_texts(const std::vector<Block>& a, Range in_a, const std::vector<Block>& b, Range in_b) {
    return std::equal(a.begin() + in_a.begin, a.begin() + in_a.end, b.begin() + in_b.begin,
                      b.begin() + in_b.end,
                      [](const Block& x, const Block& y) { return x.text == y.text; });
}

}  // namespace

bool same_changes(const Edition& a, const Edition& b) {
    const std::vector<Change>& left = a.comparison.changes;
    const std::vector<Change>& right = b.comparison.changes;
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](const Change& x, const Change& y) {
                          return x.kind == y.kind && x.moved == y.moved && x.words == y.words &&
                                 same_texts(a.before, x.before, b.before, y.before) &&
                                 same_texts(a.after, x.after, b.after, y.after);
                      });
}

std::string headline(const Edition& edition, const Change& change) {
    switch (change.kind) {
        case Kind::added:
            return counted(edition.after, change.after) + " added";
        case Kind::removed:
            return counted(edition.before, change.before) + " removed";
        case Kind::moved: {
            const std::string& from = edition.before[change.before.begin].section;
            return counted(edition.after, change.after) + " moved" +
                   (from.empty() ? std::string() : " from '" + from + "'");
        }
        case Kind::edited:
            break;
    }
    const Block& before = edition.before[change.before.begin];
    const Block& after = edition.after[change.after.begin];
    std::string out = counted(edition.after, change.after);
    if (before.kind != after.kind) out = std::string(before.kind) + " made a " + out;
    if (before.kind == after.kind && before.level != after.level) {
        out += " of level " + std::to_string(before.level) + " made level " +
               std::to_string(after.level);
    }
    if (before.picture != after.picture) out += " replaced by another";
    if (before.text != after.text) {
        out += " edited";
    } else if (before.language != after.language) {
        out += " in '" + after.language + "' instead of '" + before.language + "'";
    } else if (before.marks != after.marks) {
        out += " marked otherwise";
    }
    return change.moved ? out + " and moved" : out;
}

const std::string& section_of(const Edition& edition, const Change& change) {
    if (change.after.size() > 0) return edition.after[change.after.begin].section;
    return edition.before[change.before.begin].section;
}

Retranslation retranslation(const Edition& source, const Edition& other,
                            const std::vector<std::string>& notices) {
    Retranslation out{.source = 0, .language = other.language, .whole = false, .blocks = {}};
    std::vector<std::uint32_t> touched;
    for (std::uint32_t i = 0; i < source.after.size(); ++i) {
        const std::uint32_t was = source.comparison.old_of_new[i];
        const bool reworded = was == none || (!source.comparison.unchanged[i] &&
                                              (source.before[was].text != source.after[i].text ||
                                               source.before[was].marks != source.after[i].marks));
        if (reworded && has_words(source.after[i].text)) touched.push_back(i);
    }
    const std::vector<std::uint32_t> blocks = without_notices(other.after, notices);
    bool alike = blocks.size() == source.after.size();
    for (std::size_t i = 0; alike && i < blocks.size(); ++i) {
        alike = other.after[blocks[i]].kind == source.after[i].kind;
    }
    out.whole = !alike;
    for (const std::uint32_t i : touched) {
        if (alike) {
            const std::uint32_t place = blocks[i];
            const Block& said = other.after[place];
            const bool settled = !other.comparison.unchanged[place] &&
                                 !bears_notice(said.text, notices) &&
                                 said.text != source.after[i].text;
            if (settled) continue;
        }
        out.blocks.push_back(i);
    }
    return out;
}

}  // namespace bifolium::changes
