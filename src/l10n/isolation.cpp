#include "l10n/isolation.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace bifolium::l10n {

using namespace document;

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads one number from its first digit on: its groups of digits, then its unit.
class NumberScanner {
public:
    explicit NumberScanner(std::string_view text) : text_(text) {}

    std::vector<Range> run() {
        for (std::size_t at = 0; at < text_.size();) {
            if (!is_digit(text_[at]) || is_part_of_a_name(at)) {
                ++at;
                continue;
            }
            at = take(at);
        }
        return std::move(found_);
    }

private:
    static constexpr std::array<std::string_view, 4> spaces{" ", "\u00A0", "\u202F", "\u2009"};
    static constexpr std::array<std::string_view, 4> symbols{"°", "µ", "μ", "Ω"};
    static constexpr std::size_t longest_unit = 6;  // of each part: "mmol/l"

    /// "IGF-1", "M1", "CD34": a name keeps its digits by itself.
    bool is_part_of_a_name(std::size_t at) const {
        if (at == 0) return false;
        const char before = text_[at - 1];
        if (is_latin(before) || before == '_' || is_digit(before)) return true;
        return before == '-' && at > 1 && (is_latin(text_[at - 2]) || is_digit(text_[at - 2]));
    }

    template <std::size_t count>
    std::size_t one_of(const std::array<std::string_view, count>& list, std::size_t at) const {
        for (const std::string_view one : list) {
            if (text_.substr(at).starts_with(one)) return one.size();
        }
        return 0;
    }

    std::size_t digits_end(std::size_t at) const {
        while (at < text_.size() && is_digit(text_[at])) ++at;
        return at;
    }

    std::size_t take(std::size_t digits) {
        std::size_t begin = digits;
        bool calls = text_[begin] == '0';  // a telephone number
        bool apart = false;                // its groups would change places
        if (begin > 0 && (text_[begin - 1] == '+' || text_[begin - 1] == '-')) {
            --begin;
            calls = calls || text_[begin] == '+';
            apart = true;
        }
        const std::size_t first = digits_end(digits) - digits;
        std::size_t end = digits + first;
        while (end < text_.size()) {
            const std::size_t space = one_of(spaces, end);
            const std::size_t dash = text_.substr(end).starts_with("–") ? 3 : 0;
            const bool mark = std::string_view(".,:/-").find(text_[end]) != std::string_view::npos;
            const std::size_t next = end + (space != 0 ? space : dash != 0 ? dash : mark ? 1 : 0);
            if (next == end || next >= text_.size() || !is_digit(text_[next])) break;
            const std::size_t group = digits_end(next) - next;
            if (space != 0 && !calls && (first > 3 || group != 3)) break;  // another number
            apart = apart || space != 0 || text_[end] == '-';
            end = next + group;
        }
        const std::size_t unit = unit_end(end);
        if (unit != end || apart) {
            found_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(unit)});
        }
        return std::max(unit, end);
    }

    /// "mg", " IU/kg", " °C"; what is longer is a word.
    std::size_t unit_end(std::size_t number_end) const {
        std::size_t at = number_end + one_of(spaces, number_end);
        for (;;) {
            std::size_t size = 0;
            while (at < text_.size()) {
                const std::size_t symbol = one_of(symbols, at);
                if (symbol == 0 && !is_latin(text_[at])) break;
                at += symbol == 0 ? 1 : symbol;
                ++size;
            }
            if (size == 0 || size > longest_unit) return number_end;
            const bool more = at + 1 < text_.size() && text_[at] == '/' &&
                              (is_latin(text_[at + 1]) || one_of(symbols, at + 1) != 0);
            if (!more) return at;
            ++at;
        }
    }

    std::string_view text_;
    std::vector<Range> found_;
};

/// Copies the document, with a direction where it is needed and spans around numbers.
class Isolator {
public:
    explicit Isolator(const Document& source)
        : source_(source), builder_(source.metadata()), copies_(source.nodes().size()) {}

    Document run() {
        std::vector<Open> open;
        for (std::uint32_t i = 0; i < source_.nodes().size(); ++i) {
            while (!open.empty() && open.back().end == i) {
                builder_.close();
                open.pop_back();
            }
            const Node& node = source_[NodeId(i)];
            const bool inside = !open.empty() && open.back().apart;
            if (const auto* text = std::get_if<Text>(&node.content); text != nullptr && !inside) {
                copies_[i] = add_text(node, text->text);
                continue;
            }
            copies_[i] = i == 0 ? root() : copy(node, node.content, node.span);
            Node& made = builder_[copies_[i]];
            if (!inside && !node.direction && runs_from_the_left(NodeId(i))) {
                made.direction = Direction::left_to_right;
            }
            // What has a direction or a language of its own is the author's.
            const bool own = made.direction == Direction::left_to_right ||
                             node.language != source_[source_.root()].language;
            if (i != 0) open.push_back({node.end.index(), inside || own});
        }
        for (std::size_t n = open.size(); n > 0; --n) builder_.close();
        return finish();
    }

private:
    struct Open {
        std::uint32_t end;
        bool apart;
    };

    NodeId root() {  // stands in the builder already
        copy_fields(source_[NodeId(0)], builder_[NodeId(0)]);
        return NodeId(0);
    }

    NodeId copy(const Node& node, Content content, Span span) {
        const NodeId id = builder_.open(std::move(content), span);
        copy_fields(node, builder_[id]);
        return id;
    }

    static void copy_fields(const Node& node, Node& made) {
        made.language = node.language;
        made.identifier = node.identifier;
        made.direction = node.direction;
        made.classes = node.classes;
        made.origin = node.origin;
        made.severity = node.severity;
    }

    bool runs_from_the_left(NodeId id) const {
        const Content& content = source_[id].content;
        if (std::holds_alternative<Code>(content) || std::holds_alternative<CodeBlock>(content) ||
            std::holds_alternative<Keyboard>(content)) {
            return true;
        }
        const auto* link = std::get_if<Link>(&content);
        if (link == nullptr) return false;
        const std::string words = text_of(source_, id);  // an address as its own words
        return link->target == words || link->target == "mailto:" + words ||
               link->target == "http://" + words || link->target == "https://" + words;
    }

    /// The text's own node, or the first of its parts.
    NodeId add_text(const Node& node, const std::string& text) {
        const std::vector<Range> numbers = numbers_to_isolate(text);
        const bool as_written = node.span.end - node.span.begin == text.size();
        const auto part = [&](Range range) {
            Span span = node.span;
            if (as_written) {
                span.begin = node.span.begin + range.begin;
                span.end = node.span.begin + range.end;
            }
            const NodeId id = copy(node, Text{text.substr(range.begin, range.size())}, span);
            builder_.close();
            return id;
        };
        NodeId first;
        std::uint32_t at = 0;
        for (const Range number : numbers) {
            if (number.begin > at) {
                const NodeId before = part({at, number.begin});
                if (!first.valid()) first = before;
            }
            const NodeId span = copy(node, InlineSpan{}, node.span);
            builder_[span].direction = Direction::left_to_right;
            if (!first.valid()) first = span;
            part(number);
            builder_.close();
            at = number.end;
        }
        if (at < text.size() || numbers.empty()) {
            const NodeId rest = part({at, static_cast<std::uint32_t>(text.size())});
            if (!first.valid()) first = rest;
        }
        return first;
    }

    /// Notes may stand after what refers to them.
    Document finish() {
        for (std::uint32_t i = 0; i < source_.nodes().size(); ++i) {
            const auto* reference = std::get_if<NoteReference>(&source_[NodeId(i)].content);
            if (reference == nullptr || !reference->note.valid()) continue;
            std::get<NoteReference>(builder_[copies_[i]].content).note =
                copies_[reference->note.index()];
        }
        return std::move(builder_).finish();
    }

    const Document& source_;
    Builder builder_;
    std::vector<NodeId> copies_;
};

}  // namespace

std::vector<Range> numbers_to_isolate(std::string_view text) {
    return NumberScanner(text).run();
}

Document isolate_left_to_right(const Document& document) {
    return Isolator(document).run();
}

}  // namespace bifolium::l10n
