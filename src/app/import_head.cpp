#include "app/import_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace bifolium::app {

namespace {

/// A scalar in quotation marks, as YAML reads it.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (u >= 0x20 && u != 0x7F)
            out += c;
        else
            out += ' ';
    }
    return out + '"';
}

std::string trimmed(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(" \t\n"), text.size()));
    text.resize(text.find_last_not_of(" \t\n") + 1);
    return text;
}

/// "2026-11-20" at the beginning of an ISO 8601 time; empty if there is none.
std::string date_in(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
    if (text.size() > 10 && text[10] != 'T') return {};
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        const char* begin = text.data() + at;
        const auto [end, error] = std::from_chars(begin, begin + length, value);
        return error == std::errc() && end == begin + length ? value : 0;
    };
    const int month = number(5, 2), day = number(8, 2);
    const bool good = number(0, 4) > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
    return good || (number(0, 4) > 0 && month >= 1 && month <= 12 && day <= 31 && day >= 29 &&
                    month != 2 &&
                    (day < 31 || month == 1 || month == 3 || month == 5 || month == 7 ||
                     month == 8 || month == 10 || month == 12))
               ? std::string(text.substr(0, 10))
               : std::string();
}

bool has_main_heading(const pandoc::Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const pandoc::Block& block) {
        const auto* heading = block.as<pandoc::Heading>();
        return (heading != nullptr && heading->level == 1) ||
               (block.is<pandoc::Division>() && has_main_heading(block.children));
    });
}

/// What programs fill in where nobody has.
bool says_nothing(std::string_view title) {
    return title.empty() || title.starts_with("Microsoft Word - ") ||
           title.find(".doc") != std::string_view::npos || title == "Untitled" ||
           title == "Document" || title == "Word Document";
}

/// Names that programs give themselves, or whoever sits before them.
bool is_program(std::string_view name) {
    constexpr std::array<std::string_view, 12> names{
        "",           "python-docx",   "html-to-docx",
        "Un-named",   "docx",          "User",
        "Author",     "Administrator", "Windows User",
        "Apache POI", "Unknown",       "Microsoft Office User"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Head head_of(const pandoc::Tree& tree, const docx::Facts& facts, const std::string& language) {
    Head head;
    std::string& out = head.text;
    const auto say = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) out.append(key).append(": ").append(quoted(value)).append("\n");
    };
    const auto written = [&](const pandoc::Inlines& inlines) {
        std::string words = trimmed(pandoc::words_of(inlines));
        if (!words.empty()) head.words += words + " ";
        return words;
    };
    std::string title = written(tree.title);
    if (title.empty() && !says_nothing(facts.title) && !has_main_heading(tree.blocks)) {
        title = trimmed(facts.title);
    }
    say("title", title);
    say("subtitle", written(tree.subtitle));
    if (!language.empty()) out += "lang: " + language + "\n";
    std::string authors;
    for (const pandoc::Inlines& author : tree.authors) {
        const std::string name = written(author);
        if (!name.empty()) authors += (authors.empty() ? "" : ", ") + quoted(name);
    }
    // What a program says of a document by itself nobody has said.
    const bool is_told = !is_program(trimmed(facts.creator));
    if (authors.empty() && is_told) authors = quoted(trimmed(facts.creator));
    if (!authors.empty()) out += "authors: [" + authors + "]\n";
    const std::string said = trimmed(pandoc::words_of(tree.date));
    if (date_in(said).empty() && !said.empty()) {
        head.rest.push_back({pandoc::Paragraph{}, {}, tree.date, {}});
    } else if (!said.empty()) {
        head.words += said + " ";
    }
    const std::string date = !date_in(said).empty() ? date_in(said)
                             : is_told              ? date_in(facts.modified)
                                                    : std::string();
    if (!date.empty()) out += "date: " + date + "\n";
    if (is_told) say("description", trimmed(facts.description));
    if (is_told && !trimmed(facts.keywords).empty()) {
        std::string keywords;
        std::string_view rest = facts.keywords;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
            const std::string word = trimmed(std::string(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (!word.empty()) keywords += (keywords.empty() ? "" : ", ") + quoted(word);
        }
        if (!keywords.empty()) out += "keywords: [" + keywords + "]\n";
    }
    if (!out.empty()) out = "---\n" + out + "---\n\n";
    return head;
}

}  // namespace bifolium::app
