#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "pandoc/block_writer.h"
#include "pandoc/settle.h"

namespace bifolium::pandoc {

namespace {

using Kind = Token::Kind;
using Pair = Token::Pair;

Token text_token(std::string text) {
    return {Kind::text, {}, std::move(text), {}};
}
Token notice_token(std::string_view code, std::string message, std::string hint) {
    return {Kind::notice, {}, {}, {code, 0, 0, std::move(message), std::move(hint)}};
}

/// Enough of a text to know it again.
std::string quoted(const std::string& text) {
    return "'" + beginning_of(text, 60) + "'";
}

std::string said_by(const Attributes& attributes) {
    const std::string_view author = attributes.value("author");
    return author.empty() ? std::string() : " by " + std::string(author);
}

/// Words that Word's picture recognition writes by itself, and names of files: no alternative.
bool is_made_up(std::string_view words) {
    constexpr std::array<std::string_view, 3> marks{
        "Description automatically generated", "Automatically generated", "AI-generated content"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return words.find(mark) != std::string_view::npos;
    });
}

bool is_file_name(std::string_view words) {
    constexpr std::array<std::string_view, 9> endings{".png", ".jpg",  ".jpeg", ".gif", ".tif",
                                                      ".svg", ".tiff", ".emf",  ".bmp"};
    return words.find(' ') == std::string_view::npos &&
           std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
               return words.size() > ending.size() && words.ends_with(ending);
           });
}

/// "2.5in" in millimetres, as CSS writes it; empty if it is no such length.
std::string millimetres(std::string_view length) {
    double number = 0;
    const auto read = std::from_chars(length.data(), length.data() + length.size(), number);
    const std::string_view unit(read.ptr,
                                length.size() - static_cast<std::size_t>(read.ptr - length.data()));
    if (read.ec != std::errc() || number <= 0 || number > 200) return {};
    if (unit == "cm")
        number /= 2.54;
    else if (unit != "in")
        return {};
    return std::to_string(static_cast<int>(number * 25.4 + 0.5)) + "mm";
}

/// Formulas of letters, digits and signs in one row need no other notation. TeX's blanks mean
/// nothing; a power or an index in braces is all that is understood here.
bool plain_formula(std::string_view tex, Tokens& out) {
    std::string text;
    const auto flush = [&] {
        if (!text.empty()) out.push_back(text_token(std::exchange(text, {})));
    };
    constexpr std::string_view signs = "+-=<>()/.,:;%!|[]' ";
    for (std::size_t i = 0; i < tex.size(); ++i) {
        const char c = tex[i];
        if (c == '^' || c == '_') {
            const bool braced = i + 1 < tex.size() && tex[i + 1] == '{';
            const std::size_t end = braced ? tex.find('}', i) : std::string_view::npos;
            if (end == std::string_view::npos) return false;
            const std::string_view inside = tex.substr(i + 2, end - i - 2);
            if (inside.empty() || inside.find_first_of("\\^_{") != std::string_view::npos) {
                return false;
            }
            flush();
            const Pair pair = c == '^' ? Pair::superscript : Pair::subscript;
            out.push_back({Kind::open, pair, {}, {}});
            out.push_back(text_token(std::string(inside)));
            out.push_back({Kind::close, pair, {}, {}});
            i = end;
            continue;
        }
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                  (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        if (!alphanumeric && signs.find(c) == std::string_view::npos) return false;
        text += c;
    }
    flush();
    return !out.empty();
}

void collect(const Inlines& inlines, Targets& targets);

void collect(const Blocks& blocks, Targets& targets) {
    for (const Block& block : blocks) {
        if (style_of(block).starts_with("toc ")) continue;  // the list of contents is left out
        if (block.is<Heading>() && !block.attributes.identifier.empty()) {
            targets.there.insert(block.attributes.identifier);
        }
        collect(block.inlines, targets);
        collect(block.children, targets);
    }
}

void collect(const Inlines& inlines, Targets& targets) {
    for (const Inline& node : inlines) {
        const auto* link = node.as<Link>();
        if (link != nullptr && link->target.starts_with('#')) {
            targets.wanted.insert(link->target.substr(1));
        }
        if (node.as<Styled>() != nullptr && !node.attributes.identifier.empty()) {
            targets.there.insert(node.attributes.identifier);
        }
        collect(node.children, targets);
        collect(node.blocks, targets);
    }
}

}  // namespace

Targets targets_of(const Tree& tree) {
    Targets out;
    collect(tree.blocks, out);
    return out;
}

std::string as_identifier(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                          static_cast<unsigned char>(c) >= 0x80;
        out += good ? c : '-';
    }
    while (out.starts_with('_')) out.erase(0, 1);
    return out.empty() ? "place" : out;
}

Tokens BlockWriter::tokens_of(const Inlines& inlines) {
    Tokens out;
    flatten(inlines, out);
    tidy(out);
    return out;
}

void BlockWriter::flatten(const Inlines& inlines, Tokens& out) {
    constexpr std::array pairs{Pair::emphasis,  Pair::strong,      Pair::underline,
                               Pair::strikeout, Pair::superscript, Pair::subscript};
    for (const Inline& node : inlines) {
        if (const auto* words = node.as<Words>()) {
            flatten_words(*words, out);
        } else if (node.as<Space>() != nullptr) {
            out.push_back(text_token(" "));
        } else if (node.as<LineBreak>() != nullptr) {
            out.push_back({Kind::line_break, {}, {}, {}});
        } else if (const auto* styled = node.as<Styled>()) {
            const auto which = static_cast<std::size_t>(styled->style);
            if (which >= pairs.size()) {
                flatten_span(node, out);
                continue;
            }
            out.push_back({Kind::open, pairs[which], {}, {}});
            flatten(node.children, out);
            out.push_back({Kind::close, pairs[which], {}, {}});
        } else if (const auto* quoted_words = node.as<Quoted>()) {
            out.push_back(text_token(quoted_words->is_double ? "“" : "‘"));
            flatten(node.children, out);
            out.push_back(text_token(quoted_words->is_double ? "”" : "’"));
        } else if (const auto* code = node.as<Code>()) {
            out.push_back({Kind::code, {}, code->text, {}});
        } else if (const auto* math = node.as<Math>()) {
            flatten_math(*math, out);
        } else if (const auto* raw = node.as<RawInline>()) {
            out.push_back(notice_token(
                "import.not-taken",
                "a passage in " + raw->format + " is not taken over: " + quoted(raw->text),
                "write it in Markdown, if readers need it"));
            written_.left_out.push_back(raw->text);
        } else if (const auto* link = node.as<Link>()) {
            flatten_link(node, *link, out);
        } else if (const auto* shown = node.as<Picture>()) {
            picture(node, *shown, {}, out);
        } else if (node.as<Note>() != nullptr) {
            notes_.push_back(&node.blocks);
            out.push_back({Kind::markup, {}, "[^" + std::to_string(notes_.size()) + "]", {}});
        }
    }
}

void BlockWriter::flatten_words(const Words& words, Tokens& out) {
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
        out.push_back({Kind::open, Pair::span, {}, {}});
    }
    out.push_back(text_token(words.text));
    for (const std::string& anchor : anchors_) {
        out.push_back({Kind::close, Pair::span, "]{#" + anchor + "}", {}});
    }
    anchors_.clear();
}

void BlockWriter::flatten_math(const Math& math, Tokens& out) {
    ++written_.equations;
    Tokens plain;
    if (plain_formula(math.tex, plain)) {
        std::move(plain.begin(), plain.end(), std::back_inserter(out));
        return;
    }
    out.push_back(notice_token("import.equation", "an equation stands here as its TeX source",
                               "say it in words, or show it as a picture with words for those "
                               "who cannot see it"));
    out.push_back({Kind::code, {}, math.tex, {}});
}

/// A recorded change: its words stay or go, and are told.
void BlockWriter::change(const Inline& node, bool kept, Tokens& out) {
    const bool inserted = node.attributes.has_class("insertion");
    const std::string words = words_of(node.children);
    if (words.find_first_not_of(' ') == std::string::npos) {
        if (kept) flatten(node.children, out);
        return;
    }
    out.push_back(notice_token(
        "import.tracked-change",
        quoted(words) + (inserted ? " was inserted" : " was deleted") + said_by(node.attributes) +
            ", and nobody has settled it: " + (kept ? "it stays" : "it is left out"),
        "accept or reject the changes in Word; or import with --changes " +
            std::string(options_.changes == Changes::accepted ? "rejected" : "accepted")));
    if (kept) return flatten(node.children, out);
    written_.left_out.push_back(words);
}

void BlockWriter::flatten_span(const Inline& node, Tokens& out) {
    const Attributes& attributes = node.attributes;
    const bool accepts = options_.changes == Changes::accepted;
    if (attributes.has_class("insertion")) return change(node, accepts, out);
    if (attributes.has_class("deletion")) return change(node, !accepts, out);
    if (attributes.has_class("comment-start")) {
        const std::string words = words_of(node.children);
        out.push_back(
            notice_token("import.comment",
                         "a comment" + said_by(attributes) + " is not taken over: " + quoted(words),
                         "settle it, or write it as '<!-- … -->'"));
        return;
    }
    if (attributes.has_class("comment-end") || attributes.has_class("paragraph-insertion") ||
        attributes.has_class("paragraph-deletion")) {
        return;
    }
    if (!attributes.identifier.empty() && targets_.wanted.contains(attributes.identifier)) {
        anchors_.push_back(as_identifier(attributes.identifier));  // the next word gets it
        return flatten(node.children, out);
    }
    const std::string_view direction = attributes.value("dir");
    const bool turns = (direction == "rtl" && options_.direction == Direction::left_to_right) ||
                       (direction == "ltr" && options_.direction == Direction::right_to_left);
    const auto* styled = node.as<Styled>();
    std::string tail;
    if (turns) tail = "]{dir=" + std::string(direction) + "}";
    if (styled->style == Style::small_caps) tail = "]{.small-caps}";
    if (tail.empty() || words_of(node.children).find_first_not_of(' ') == std::string::npos) {
        return flatten(node.children, out);
    }
    out.push_back({Kind::open, Pair::span, {}, {}});
    flatten(node.children, out);
    out.push_back({Kind::close, Pair::span, tail, {}});
}

void BlockWriter::flatten_link(const Inline& node, const Link& link, Tokens& out) {
    std::string target = link.target;
    if (target.empty()) {
        out.push_back(notice_token("import.dead-link",
                                   "a link does not say where it leads: its words stay",
                                   "write '[words](address)'"));
        return flatten(node.children, out);
    }
    if (target.starts_with('#')) {
        const std::string_view name = std::string_view(target).substr(1);
        if (!targets_.there.contains(name)) {
            out.push_back(notice_token("import.dead-link",
                                       "a link leads to '" + std::string(name) +
                                           "', which is not in the document: its words stay",
                                       "link to a heading's name: [words](#name)"));
            return flatten(node.children, out);
        }
        target = "#" + as_identifier(name);
    }
    const std::string words = words_of(node.children);
    if (words == target || "mailto:" + words == target) {
        const bool plain = words.find_first_of(" <>\\|") == std::string::npos;
        if (plain && words.find(':') != std::string::npos) {
            out.push_back({Kind::markup, {}, "<" + words + ">", {}});
            return;
        }
    }
    out.push_back({Kind::open, Pair::link, {}, {}});
    flatten(node.children, out);
    out.push_back({Kind::close, Pair::link, "](" + l10n::link_target(target) + ")", {}});
}

void BlockWriter::picture(const Inline& node, const Picture& shown, std::string_view caption,
                          Tokens& out) {
    std::string words = words_of(node.children);
    if (words.empty() || is_file_name(words)) words = shown.title;
    if (is_file_name(words)) words.clear();
    if (is_made_up(words)) {
        out.push_back(notice_token("import.made-up-alternative",
                                   "Word itself wrote the words for those who cannot see this "
                                   "picture: " +
                                       quoted(words),
                                   "read them, and say what readers need to know of the picture"));
    }
    InlinePlace place;
    place.one_line = true;
    const std::string path = options_.picture(shown.target);
    const std::string ending = path.substr(path.rfind('.') + 1);
    if (ending != "png" && ending != "jpg" && ending != "jpeg" && ending != "svg") {
        out.push_back(notice_token(
            "import.picture-format",
            "this picture is of the format '" + ending + "', which no edition can carry",
            "save it as SVG or PNG, and name the new file here"));
    }
    std::string text = "![" + escaped(words, false, place) + "](" + l10n::link_target(path);
    if (!caption.empty()) text += " " + l10n::quoted_title(caption);
    text += ")";
    const std::string width = millimetres(node.attributes.value("width"));
    if (!width.empty()) text += "{width=" + width + "}";
    out.push_back({Kind::markup, {}, std::move(text), {}});
}

}  // namespace bifolium::pandoc
