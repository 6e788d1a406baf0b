#include "image/svg_letters.h"

#include <algorithm>
#include <set>
#include <utility>

#include "image/svg_values.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_letters = 50'000;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t bytes_in(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Values of a list, as lengths of the text's size.
std::vector<double> parse_lengths(std::string_view text, double whole, double em) {
    std::vector<double> out;
    while (out.size() < most_letters) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n,");
        if (begin == text.npos) break;
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(" \t\r\n,"), text.size());
        const std::optional<double> length = parse_length(text.substr(0, end), whole, em);
        if (!length) break;
        out.push_back(*length);
        text.remove_prefix(end);
    }
    return out;
}

class Reader {
public:
    Reader(const SvgFile& file, const Viewport& viewport) : file_(file), viewport_(viewport) {}

    SvgLetters read(SvgIndex text, const SvgStyle& style) && {
        element(text, style);
        trim_end();
        return std::move(out_);
    }

private:
    void note(const SvgElement& element, const std::string& name) {
        out_.notes.emplace(name, element.offset);
    }

    /// Depth is bounded by that of the file.
    void element(SvgIndex index, const SvgStyle& style) {
        const SvgElement& element = file_.tree.elements[index];
        const std::size_t begin = out_.letters.size();
        const auto owner = static_cast<std::uint32_t>(out_.owners.size());
        out_.owners.push_back({style, index});
        for (SvgIndex at = index + 1; at < element.end; at = file_.tree.elements[at].end) {
            const SvgElement& child = file_.tree.elements[at];
            if (child.name == "#text") {
                characters(child.text, owner);
            } else {
                this->child(at, style);
            }
        }
        place(element, style, begin);
    }

    void child(SvgIndex index, const SvgStyle& parent) {
        const SvgElement& child = file_.tree.elements[index];
        if (child.name == "title" || child.name == "desc" || child.name == "metadata" ||
            child.name == "style" || child.name == "script" || child.name == "animate" ||
            child.name == "set") {
            return;
        }
        if (child.name != "tspan" && child.name != "a") return note(child, "<" + child.name + ">");
        std::set<std::string> unknown;
        const SvgStyle style = style_of(child, parent, file_.sheet, viewport_, unknown);
        for (const std::string& name : unknown) note(child, name);
        if (style.opacity < 1) note(child, "opacity of <tspan>");
        if (style.displayed) element(index, style);
    }

    void characters(std::string_view text, std::uint32_t owner) {
        const bool keeps = out_.owners[owner].style.font.keeps_space;
        while (!text.empty()) {
            std::size_t size = std::min(bytes_in(text.front()), text.size());
            const bool space = is_space(text.front());
            const bool skipped = space && !keeps && ends_in_space();
            if (!skipped) {
                if (out_.letters.size() >= most_letters) {
                    return note(file_.tree.elements[out_.owners[owner].element],
                                "text of more than 50,000 characters");
                }
                const auto begin = static_cast<std::uint32_t>(out_.text.size());
                out_.text += space ? std::string_view(" ") : text.substr(0, size);
                SvgLetter letter;
                letter.bytes = {begin, static_cast<std::uint32_t>(out_.text.size())};
                letter.owner = owner;
                out_.letters.push_back(letter);
                collapsible_ = space && !keeps;
            }
            text.remove_prefix(size);
        }
    }
    /// At the start too: there space is not shown.
    bool ends_in_space() const { return out_.letters.empty() || collapsible_; }

    void trim_end() {
        if (out_.letters.empty() || !collapsible_) return;
        out_.text.resize(out_.letters.back().bytes.begin);
        out_.letters.pop_back();
        for (SvgTextLength& length : out_.lengths) {
            length.end = std::min(length.end, out_.letters.size());
        }
    }

    /// An inner element has had its say already: what it set stays.
    void place(const SvgElement& element, const SvgStyle& style, std::size_t begin) {
        const std::size_t end = out_.letters.size();
        const auto list = [&](std::string_view name, double whole) {
            return parse_lengths(element.get(name), whole, style.font.size);
        };
        const auto each = [&](const std::vector<double>& values, const auto& set) {
            for (std::size_t i = 0; i < values.size() && begin + i < end; ++i) {
                set(out_.letters[begin + i], values[i]);
            }
        };
        each(list("x", viewport_.width), [](SvgLetter& letter, double value) {
            if (!letter.x) letter.x = value;
        });
        each(list("y", viewport_.height), [](SvgLetter& letter, double value) {
            if (!letter.y) letter.y = value;
        });
        each(list("dx", viewport_.width), [](SvgLetter& letter, double value) {
            if (letter.dx == 0) letter.dx = value;
        });
        each(list("dy", viewport_.height), [](SvgLetter& letter, double value) {
            if (letter.dy == 0) letter.dy = value;
        });
        const std::vector<double> turns = parse_numbers(element.get("rotate"));
        for (std::size_t i = begin; i < end && !turns.empty(); ++i) {
            if (out_.letters[i].turn != 0) continue;
            out_.letters[i].turn = turns[std::min(i - begin, turns.size() - 1)];
        }
        const auto length =
            parse_length(element.get("textLength"), viewport_.width, style.font.size);
        if (length && *length > 0) {
            out_.lengths.push_back(
                {begin, end, *length, element.get("lengthAdjust") == "spacingAndGlyphs"});
        }
    }

    const SvgFile& file_;
    const Viewport& viewport_;
    SvgLetters out_;
    bool collapsible_ = false;  // the last letter is a space that swallows those after it
};

}  // namespace

SvgLetters letters_of(const SvgFile& file, SvgIndex text, const SvgStyle& of_text,
                      const Viewport& viewport) {
    return Reader(file, viewport).read(text, of_text);
}

}  // namespace bifolium::image
