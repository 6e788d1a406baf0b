#include "l10n/inline_markdown.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

namespace bifolium::l10n {

using namespace document;

namespace {

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
    });
}

/// Its language, where it is not its parent's.
Atom own_language(const Document& document, const Node& node) {
    return node.language == document[node.parent].language ? Atom() : node.language;
}

/// The element that an author writes for a node without a mark of Markdown's own.
std::string_view tag_of(const Content& content) {
    if (std::holds_alternative<Emphasis>(content)) return "em";
    if (std::holds_alternative<Strong>(content)) return "strong";
    if (std::holds_alternative<Subscript>(content)) return "sub";
    if (std::holds_alternative<Superscript>(content)) return "sup";
    if (std::holds_alternative<Keyboard>(content)) return "kbd";
    if (std::holds_alternative<Small>(content)) return "small";
    if (std::holds_alternative<Underline>(content)) return "u";
    if (std::holds_alternative<Strikethrough>(content)) return "s";
    if (std::holds_alternative<Abbreviation>(content)) return "abbr";
    return "span";
}

std::string_view mark_of(const Content& content) {
    if (std::holds_alternative<Emphasis>(content)) return "*";
    if (std::holds_alternative<Strong>(content)) return "**";
    if (std::holds_alternative<Strikethrough>(content)) return "~~";
    return "";
}

/// Writes one holder's inlines, front to back, closing what ends.
class Writer {
public:
    Writer(const Document& document, const AtomTable& atoms, Escapes escapes)
        : document_(document), atoms_(atoms), escapes_(escapes) {}

    std::string write(NodeId holder) {
        first_ = holder.index() + 1;
        end_ = document_[holder].end.index();
        for (std::uint32_t i = first_; i < end_;) {
            close_before(i);
            i = node(i);
        }
        close_before(end_);
        return std::move(out_);
    }

private:
    struct Open {
        std::uint32_t end;
        std::string closing;
    };

    void close_before(std::uint32_t i) {
        while (!open_.empty() && open_.back().end <= i) {
            out_ += open_.back().closing;
            open_.pop_back();
        }
    }

    void enclose(const Node& node, std::string opening, std::string closing) {
        out_ += opening;
        open_.push_back({node.end.index(), std::move(closing)});
    }

    /// Writes the node, or the part of it before its children. What is to be written next.
    std::uint32_t node(std::uint32_t i) {
        const Node& node = document_[NodeId(i)];
        if (const auto* text = std::get_if<Text>(&node.content)) {
            out_ += escaped_text(text->text, escapes_, i == first_, i + 1 == end_);
        } else if (const auto* variable = std::get_if<Variable>(&node.content)) {
            out_ += "{{" + variable->name + "}}";
        } else if (std::holds_alternative<LineBreak>(node.content)) {
            out_ += "<br>";
        } else if (std::holds_alternative<NoteReference>(node.content)) {
            out_ += "[^" + std::to_string(++notes_) + "]";
        } else if (std::holds_alternative<Code>(node.content)) {
            out_ += code_span(text_of(document_, NodeId(i)));
            return node.end.index();
        } else if (const auto* image = std::get_if<Image>(&node.content)) {
            write_image(*image, node);
        } else if (const auto* link = std::get_if<Link>(&node.content)) {
            return write_link(*link, node, i);
        } else {
            write_enclosing(node);
        }
        return i + 1;
    }

    /// `{#id .class lang=de …}`, or nothing.
    std::string attributes(const Node& node, const std::string& more = {}) const {
        std::string items;
        const auto add = [&](const std::string& item) {
            items.append(items.empty() ? "" : " ").append(item);
        };
        if (node.identifier.valid()) add("#" + std::string(atoms_.text(node.identifier)));
        for (const Atom name : node.classes) add("." + std::string(atoms_.text(name)));
        const Atom language = own_language(document_, node);
        if (language.valid()) add("lang=" + std::string(atoms_.text(language)));
        if (node.direction) {
            add(*node.direction == Direction::right_to_left ? "dir=rtl" : "dir=ltr");
        }
        if (!more.empty()) add(more);
        return items.empty() ? items : "{" + items + "}";
    }

    std::uint32_t write_link(const Link& link, const Node& node, std::uint32_t i) {
        const std::string tail = attributes(node);
        const std::string words = text_of(document_, NodeId(i));
        const bool lone = node.end.index() == i + 2 && link.title.empty() && tail.empty();
        if (lone && escapes_ == Escapes::sparing &&
            (link.target == words || link.target == "mailto:" + words)) {
            out_ += "<" + words + ">";
            return node.end.index();
        }
        std::string closing = "](" + link_target(link.target);
        if (!link.title.empty()) closing += " " + quoted_title(link.title);
        enclose(node, "[", closing + ")" + tail);
        return i + 1;
    }

    void write_image(const Image& image, const Node& node) {
        std::string more;
        if (!image.width.empty()) more += "width=" + image.width;
        if (!image.height.empty()) more += (more.empty() ? "height=" : " height=") + image.height;
        if (image.decorative) more += more.empty() ? "alt=\"\"" : " alt=\"\"";
        out_ += "![" + escaped_text(image.alternative, escapes_, false, false) + "](" +
                link_target(image.path) + ")" + attributes(node, more);
    }

    void write_enclosing(const Node& node) {
        const std::string tail = attributes(node);
        const std::string mark(mark_of(node.content));
        if (!mark.empty() && tail.empty() && escapes_ == Escapes::sparing) {
            return enclose(node, mark, mark);
        }
        const bool is_span = std::holds_alternative<InlineSpan>(node.content);
        const bool words = std::all_of(node.classes.begin(), node.classes.end(),
                                       [&](Atom name) { return is_word(atoms_.text(name)); });
        if (is_span && words && !tail.empty()) return enclose(node, "[", "]" + tail);
        const std::string tag(tag_of(node.content));
        enclose(node, "<" + tag + html_attributes(node) + ">", "</" + tag + ">");
    }

    std::string html_attributes(const Node& node) const {
        std::string out;
        const auto add = [&](std::string_view name, std::string_view value) {
            out.append(" ").append(name).append("=\"");
            for (const char c : value) {
                if (c == '"') {
                    out += "&quot;";
                } else if (c == '&') {
                    out += "&amp;";
                } else {
                    out += c;
                }
            }
            out += '"';
        };
        if (const auto* abbreviation = std::get_if<Abbreviation>(&node.content)) {
            if (!abbreviation->expansion.empty()) add("title", abbreviation->expansion);
        }
        std::string classes;
        for (const Atom name : node.classes) {
            classes.append(classes.empty() ? "" : " ").append(atoms_.text(name));
        }
        if (!classes.empty()) add("class", classes);
        const Atom language = own_language(document_, node);
        if (language.valid()) add("lang", atoms_.text(language));
        if (node.direction) add("dir", *node.direction == Direction::right_to_left ? "rtl" : "ltr");
        return out;
    }

    const Document& document_;
    const AtomTable& atoms_;
    Escapes escapes_;
    std::uint32_t first_ = 0, end_ = 0;
    std::string out_;
    std::vector<Open> open_;
    int notes_ = 0;
};

/// Equal in what the author said, wherever the inlines stand.
bool same_content(const Content& left, const Content& right) {
    if (left.index() != right.index()) return false;
    if (const auto* a = std::get_if<Text>(&left)) return a->text == std::get<Text>(right).text;
    if (const auto* a = std::get_if<Variable>(&left)) {
        return a->name == std::get<Variable>(right).name;
    }
    if (const auto* a = std::get_if<Link>(&left)) {
        const auto& b = std::get<Link>(right);
        return a->target == b.target && a->title == b.title;
    }
    if (const auto* a = std::get_if<Image>(&left)) {
        const auto& b = std::get<Image>(right);
        return std::tie(a->path, a->alternative, a->decorative, a->width, a->height) ==
               std::tie(b.path, b.alternative, b.decorative, b.width, b.height);
    }
    if (const auto* a = std::get_if<Abbreviation>(&left)) {
        return a->expansion == std::get<Abbreviation>(right).expansion;
    }
    return true;
}

}  // namespace

std::string inline_markdown(const Document& document, NodeId holder, const AtomTable& atoms,
                            Escapes escapes) {
    return Writer(document, atoms, escapes).write(holder);
}

bool same_inlines(const Document& left, NodeId left_holder, const Document& right,
                  NodeId right_holder) {
    const std::uint32_t a = left_holder.index(), b = right_holder.index();
    const std::uint32_t size = left[left_holder].end.index() - a;
    if (right[right_holder].end.index() - b != size) return false;
    for (std::uint32_t i = 1; i < size; ++i) {
        const Node& x = left[NodeId(a + i)];
        const Node& y = right[NodeId(b + i)];
        if (x.parent.index() - a != y.parent.index() - b ||
            x.end.index() - a != y.end.index() - b || x.identifier != y.identifier ||
            x.classes != y.classes || x.direction != y.direction ||
            own_language(left, x) != own_language(right, y) ||
            !same_content(x.content, y.content)) {
            return false;
        }
    }
    return true;
}

}  // namespace bifolium::l10n
