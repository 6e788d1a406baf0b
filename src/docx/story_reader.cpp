#include "docx/story_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/matching.h"

namespace bifolium::docx {

namespace {

constexpr std::size_t most_oddities = 10'000;

std::string_view local(std::string_view name) {
    return name.substr(name.rfind('}') + 1);
}

std::string value(const xml::Opened& opened, std::string_view name) {
    for (const auto& [key, text] : opened.attributes) {
        if (local(key) == name) return std::string(text);
    }
    return {};
}

/// Of the transitional and of the strict schema.
bool is_word(std::string_view name_space) {
    return name_space.ends_with("/wordprocessingml/2006/main") ||
           name_space.ends_with("/wordprocessingml/main");
}
bool is_math(std::string_view name_space) {
    return name_space.ends_with("/officeDocument/2006/math") ||
           name_space.ends_with("/officeDocument/math");
}

bool is_off(std::string_view on) {
    return on == "0" || on == "false" || on == "off";
}

/// "w:" of "<w:p …".
std::string prefix_at(std::string_view xml, std::uint32_t begin) {
    const std::string_view name = xml.substr(begin + 1, 40);
    const std::size_t end = name.find_first_of(" \t\r\n/>:");
    return end != std::string_view::npos && name[end] == ':' ? std::string(name.substr(0, end + 1))
                                                             : std::string();
}

std::string mark(const std::string& prefix, std::string_view words) {
    const auto tag = [&](std::string_view name) { return prefix + std::string(name); };
    return "<" + tag("p") + "><" + tag("r") + "><" + tag("t") + ">" + std::string(words) + "</" +
           tag("t") + "></" + tag("r") + "></" + tag("p") + ">";
}

/// Fields whose words Word makes anew, and which therefore cannot stay right by themselves.
bool changes_by_itself(std::string_view name) {
    constexpr std::array<std::string_view, 14> names{
        "DATE",     "TIME",    "SAVEDATE",   "PRINTDATE", "CREATEDATE",   "FILENAME",     "PAGE",
        "NUMPAGES", "PAGEREF", "MERGEFIELD", "IF",        "FORMCHECKBOX", "FORMDROPDOWN", "ASK"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_contents_style(std::string_view name) {
    return name.starts_with("toc ") || name == "toc heading" || name.starts_with("contents ") ||
           name == "table of figures";
}

bool is_symbol_font(std::string_view font) {
    return font == "Symbol" || font.starts_with("Wingdings") || font == "Webdings";
}

}  // namespace

Result<std::monostate> StoryReader::read(std::string_view xml, std::vector<Paragraph>& out) {
    out_ = &out;
    const xml::Limits limits{.bytes = std::size_t{64} << 20, .depth = 400};
    return xml::read(xml, limits, [&](const xml::Event& event) {
        if (const auto* begin = std::get_if<xml::Opened>(&event)) return opened(*begin, xml);
        if (const auto* text = std::get_if<xml::Characters>(&event)) return characters(text->text);
        closed(std::get<xml::Closed>(event).end, xml);
    });
}

StoryReader::Element StoryReader::element_of(const xml::Opened& opened) const {
    const std::string_view name = opened.name;
    if (is_math(opened.name_space)) {
        if (name == "oMath") return Element::formula;
        return name == "t" ? Element::formula_text : Element::other;
    }
    if (opened.name_space.ends_with("/markup-compatibility/2006")) {
        if (name == "AlternateContent") return Element::alternate;
        return name == "Choice" || name == "Fallback" ? Element::choice : Element::other;
    }
    if (!is_word(opened.name_space)) return Element::other;
    const bool accepts = recorded_ == Recorded::accepted;
    if (name == "p") return Element::paragraph;
    if (name == "r") return Element::run;
    if (name == "t") return Element::text;
    if (name == "delText") return Element::deleted_text;
    if (name == "instrText") return Element::instruction;
    if (name == "position") return Element::raised;
    if (name == "txbxContent") return Element::box;
    if (name == "footnote" || name == "endnote") return Element::note;
    if (name == (accepts ? "del" : "ins") || name == (accepts ? "moveFrom" : "moveTo")) {
        return Element::skipped;
    }
    return Element::other;
}

void StoryReader::opened(const xml::Opened& opened, std::string_view xml) {
    Open open;
    open.element = element_of(opened);
    open.begin = opened.offset;
    if (open.element == Element::raised) {
        const std::string height = value(opened, "val");
        std::from_chars(height.data(), height.data() + height.size(), open.raised);
    }
    if (!open_.empty()) {
        Open& parent = open_.back();
        if (parent.first_child == 0) parent.first_child = opened.offset;
        if (open.element == Element::choice && parent.element == Element::alternate) {
            // The first of them is read: Word's own drawing, before its picture for older programs.
            if (parent.chosen) open.element = Element::skipped;
            parent.chosen = true;
        }
    }
    if (open.element == Element::skipped) ++skipping_;
    if (open.element == Element::box) ++boxes_;
    if (open.element == Element::note) {
        const std::string type = value(opened, "type");
        const bool real = type.empty() || type == "normal";
        note_ = real ? value(opened, "id") : std::string();
        if (!real) {
            open.element = Element::skipped;
            ++skipping_;
        }
    }
    if (open.element == Element::paragraph && !is_skipping()) open_paragraph(opened, xml);
    if (open.element == Element::run) run_ = {};
    if (open.element == Element::formula) formula_.clear();
    open_.push_back(open);
    if (!is_skipping() && open.element == Element::other) open_word(opened, xml);
}

void StoryReader::open_paragraph(const xml::Opened& opened, std::string_view xml) {
    ++count_;
    std::vector<Paragraph>* list = out_;
    if (!note_.empty()) list = &notes_[note_];
    list->push_back({count_, boxes_ > 0 ? Place::text_box : place_, {}});
    paragraphs_.push_back({count_, list->size() - 1, list, prefix_at(xml, opened.offset), {}});
}

/// Elements that say something by being there.
void StoryReader::open_word(const xml::Opened& opened, std::string_view) {
    const std::string_view name = opened.name;
    if (opened.name_space.ends_with("/diagram") && name == "relIds") {
        return odd(Oddity::Kind::diagram, {});
    }
    if (opened.name_space.ends_with("/chart") && name == "chart") {
        return odd(Oddity::Kind::chart, {});
    }
    if (name == "blip" || name == "imagedata") return odd_picture(opened);
    if (name == "OLEObject") return odd(Oddity::Kind::embedded, value(opened, "ProgID"));
    if (!is_word(opened.name_space)) return;
    const bool in_run = open_.size() >= 2 && open_[open_.size() - 2].element == Element::run;
    if (in_run && (name == "tab" || name == "br" || name == "cr" || name == "ptab")) say(" ");
    if (in_run && name == "noBreakHyphen") say("\xE2\x80\x91");
    if (in_run && name == "softHyphen") say("\xC2\xAD");
    if (in_run && name == "sym") {
        odd(Oddity::Kind::symbol, value(opened, "font") + " " + value(opened, "char"));
    }
    if (name == "footnoteReference") marks_.push_back("f" + value(opened, "id"));
    if (name == "endnoteReference") marks_.push_back("e" + value(opened, "id"));
    if (name == "pStyle" && !paragraphs_.empty() && boxes_ == 0) {
        const auto style = styles_.names.find(value(opened, "val"));
        if (style != styles_.names.end() && is_contents_style(style->second)) {
            OpenParagraph& paragraph = paragraphs_.back();
            (*paragraph.list)[paragraph.index].place = Place::contents;
        }
    }
    if (name == "altChunk") odd(Oddity::Kind::other_document, {});
    if (name == "fldSimple") {
        instruction_ = value(opened, "instr") + " ";
        const std::size_t first =
            std::min(instruction_.find_first_not_of(' '), instruction_.size());
        const std::string word = instruction_.substr(first, instruction_.find(' ', first) - first);
        if (changes_by_itself(word)) odd(Oddity::Kind::field, word);
        instruction_.clear();
    }
    if (name == "fldChar" && value(opened, "fldCharType") != "begin" && !instruction_.empty()) {
        const std::size_t first =
            std::min(instruction_.find_first_not_of(' '), instruction_.size());
        const std::string word = instruction_.substr(first, instruction_.find(' ', first) - first);
        if (changes_by_itself(word)) odd(Oddity::Kind::field, word);
        instruction_.clear();
    }
    facts_of_run(opened);
}

void StoryReader::facts_of_run(const xml::Opened& opened) {
    if (opened.name == "vanish" && !is_off(value(opened, "val"))) run_.hidden = true;
    if (opened.name == "rFonts") {
        run_.symbols =
            is_symbol_font(value(opened, "ascii")) || is_symbol_font(value(opened, "hAnsi"));
    }
    if (opened.name == "lang") {
        run_.language = value(opened, "val");
        run_.asian = value(opened, "eastAsia");
        run_.complex = value(opened, "bidi");
    }
}

void StoryReader::odd(Oddity::Kind kind, std::string words) {
    if (story_.oddities.size() >= most_oddities) return;
    story_.oddities.push_back({kind, count_, std::move(words)});
}

/// By its relationship's id; "" of one that lies outside of the file.
void StoryReader::odd_picture(const xml::Opened& opened) {
    std::string id = value(opened, opened.name == "blip" ? "embed" : "id");
    odd(Oddity::Kind::picture, std::move(id));
}

void StoryReader::say(std::string_view text) {
    if (is_skipping() || paragraphs_.empty()) return;
    OpenParagraph& paragraph = paragraphs_.back();
    (*paragraph.list)[paragraph.index].text += text;
}

void StoryReader::count_letters(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t c = text::next(text, offset);
        if (!text::is_letter(c)) continue;
        const bool right_to_left = (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFEFC);
        const bool asian = c >= 0x2E80 && text::is_unspaced(c);
        const std::string* language = &run_.language;
        if (right_to_left) {
            ++story_.right_to_left_letters;
            language = &run_.complex;
        } else if (asian) {
            ++story_.asian_letters;
            language = &run_.asian;
        } else {
            ++story_.other_letters;
        }
        const std::string& otherwise = right_to_left ? styles_.complex_language
                                       : asian       ? styles_.asian_language
                                                     : styles_.language;
        const std::string& tag = language->empty() ? otherwise : *language;
        if (const auto known = story_.languages.find(tag); known != story_.languages.end()) {
            ++known->second;
        } else {
            story_.languages.emplace(tag, 1);
        }
    }
}

void StoryReader::characters(std::string_view text) {
    if (is_skipping() || open_.empty()) return;
    const Element element = open_.back().element;
    if (element == Element::formula_text) formula_ += text;
    if (element == Element::instruction) instruction_ += text;
    if (element == Element::deleted_text && recorded_ == Recorded::rejected) say(text);
    if (element != Element::text) return;
    if (run_.symbols) {
        std::size_t offset = 0;
        const char32_t first = text::next(text, offset);
        if (first >= 0xF000 && first <= 0xF0FF) odd(Oddity::Kind::symbol, std::string(text));
    }
    if (run_.hidden) run_.hidden_words += text;
    say(text);
    count_letters(text);
}

void StoryReader::closed(std::uint32_t end, std::string_view xml) {
    const Open open = open_.back();
    open_.pop_back();
    if (!open_.empty()) open_.back().last_child = end;
    switch (open.element) {
        case Element::skipped:
            --skipping_;
            break;
        case Element::note:
            note_.clear();
            break;
        case Element::run:
            if (!run_.hidden_words.empty()) odd(Oddity::Kind::hidden, run_.hidden_words);
            run_ = {};
            break;
        case Element::raised:
            // LibreOffice raises an exponent so, which pandoc does not see: 10 to the 6th was 106.
            if (open.raised != 0) {
                const std::string prefix = prefix_at(xml, open.begin);
                edits_.push_back({open.begin, end,
                                  "<" + prefix + "vertAlign " + prefix + "val=\"" +
                                      (open.raised > 0 ? "superscript" : "subscript") + "\"/>"});
            }
            break;
        case Element::formula:
            if (!is_skipping()) odd(Oddity::Kind::equation, formula_);
            break;
        case Element::box: {
            --boxes_;
            if (open.first_child == 0 || boxes_ > 0) break;
            edits_.push_back({open.first_child, open.last_child, {}});
            if (is_skipping() || paragraphs_.empty()) break;
            story_.oddities.push_back({Oddity::Kind::text_box, paragraphs_.front().number, {}});
            paragraphs_.front().boxes.emplace_back(
                xml.substr(open.first_child, open.last_child - open.first_child));
            break;
        }
        case Element::paragraph: {
            if (is_skipping() || paragraphs_.empty()) break;
            const OpenParagraph paragraph = std::move(paragraphs_.back());
            paragraphs_.pop_back();
            for (const std::string& box : paragraph.boxes) {
                edits_.push_back(
                    {end, end,
                     mark(paragraph.prefix, box_begins) + box + mark(paragraph.prefix, box_ends)});
            }
            break;
        }
        case Element::other:
        case Element::text:
        case Element::deleted_text:
        case Element::alternate:
        case Element::choice:
        case Element::formula_text:
        case Element::instruction:
            break;
    }
}

}  // namespace bifolium::docx
