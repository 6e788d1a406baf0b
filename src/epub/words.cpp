#include "epub/words.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace bifolium::epub {

namespace {

struct English {
    std::string_view key, text;
};
constexpr std::array<English, 11> english{{
    {"contents", "Contents"},
    {"cover", "Cover"},
    {"landmarks", "Landmarks"},
    {"start-of-content", "Start of content"},
    {"back-to-text", "Back to the text, note"},
    {"task-done", "done"},
    {"task-open", "to do"},
    {"untitled", "Untitled"},
    {"accessible-text",
     "All text is real text in a logical reading order, with a table of contents."},
    {"accessible-headings", "Headings give the structure of the text."},
    {"accessible-images", "Every picture that carries meaning has a text alternative."},
}};

bool is_english(std::string_view tag) {
    return tag == "en" || tag.starts_with("en-");
}

}  // namespace

Word word(const Edition& edition, std::string_view key) {
    const std::string_view known = edition.label ? edition.label(key) : std::string_view();
    if (!known.empty()) return {known, false};
    const auto* found = std::find_if(english.begin(), english.end(),
                                     [&](const English& row) { return row.key == key; });
    if (found == english.end()) std::abort();  // a bug of ours: a key that nobody has
    return {found->text, !is_english(edition.locale.tag)};
}

void mark_language(const Word& word, xml::XhtmlWriter& out) {
    if (!word.foreign) return;
    out.attribute("lang", "en");
    out.attribute("xml:lang", "en");
    out.attribute("dir", "ltr");
}

}  // namespace bifolium::epub
