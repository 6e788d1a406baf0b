#include "manuscript/attributes.h"

#include <algorithm>
#include <utility>

namespace bifolium::manuscript {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Of an identifier, a class or a key: anything a language writes words with.
bool is_word(char c) {
    const auto u = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':' || u >= 0x80;
}

constexpr std::size_t longest = 2000;  // a brace is looked at no further than this

class Reader {
public:
    Reader(std::string_view text, std::uint32_t at, SourceId source, std::uint32_t base)
        : text_(text.substr(0, std::min(text.size(), at + longest))),
          at_(at),
          source_(source),
          base_(base) {}

    std::optional<ReadAttributes> read() {
        const std::uint32_t begin = at_++;
        ReadAttributes out;
        bool any = false;
        for (;;) {
            while (more() && is_blank(text_[at_])) ++at_;
            if (!more()) return {};
            if (text_[at_] == '}') break;
            if (!item(out.attributes)) return {};
            any = true;
            if (more() && text_[at_] != '}' && !is_blank(text_[at_])) return {};
        }
        if (!any) return {};
        out.end = ++at_;
        out.attributes.span = Span{source_, base_ + begin, base_ + at_};
        return out;
    }

private:
    bool more() const { return at_ < text_.size(); }

    std::string word(bool dots) {
        const std::uint32_t begin = at_;
        while (more() && is_word(text_[at_]) && (dots || text_[at_] != '.')) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    bool item(Attributes& attributes) {
        if (text_[at_] == '#') {
            ++at_;
            attributes.identifier = word(true);
            return !attributes.identifier.empty();
        }
        if (text_[at_] == '.') {
            ++at_;
            attributes.classes.push_back(word(false));
            return !attributes.classes.back().empty();
        }
        const std::uint32_t begin = at_;
        Attributes::Pair pair;
        pair.key = word(true);
        if (pair.key.empty() || !more() || text_[at_] != '=') return false;
        ++at_;
        if (!value(pair.value)) return false;
        pair.span = Span{source_, base_ + begin, base_ + at_};
        attributes.pairs.push_back(std::move(pair));
        return true;
    }

    bool value(std::string& out) {
        if (more() && (text_[at_] == '"' || text_[at_] == '\'')) {
            const char quote = text_[at_++];
            const std::uint32_t begin = at_;
            while (more() && text_[at_] != quote) ++at_;
            if (!more()) return false;
            out = text_.substr(begin, at_ - begin);
            ++at_;
            return true;
        }
        const std::uint32_t begin = at_;
        while (more() && !is_blank(text_[at_]) && text_[at_] != '}' && text_[at_] != '{') ++at_;
        out = text_.substr(begin, at_ - begin);
        return !out.empty();
    }

    std::string_view text_;
    std::uint32_t at_;
    SourceId source_;
    std::uint32_t base_;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<ReadAttributes> read_attributes(std::string_view text, std::uint32_t begin,
                                              SourceId source, std::uint32_t base) {
    if (begin >= text.size() || text[begin] != '{') return {};
    return Reader(text, begin, source, base).read();
}

FenceLine read_fence(std::string_view line) {
    FenceLine out;
    std::size_t at = line.find_first_not_of(':');
    if (at == std::string_view::npos || at < 3) return out;
    while (at < line.size() && is_blank(line[at])) ++at;
    const std::size_t begin = at;
    while (at < line.size() && is_word(line[at]) && line[at] != '.') ++at;
    out.name = line.substr(begin, at - begin);
    const std::string_view rest = trimmed(line.substr(at));
    if (out.name == "include" && at < line.size() && is_blank(line[at]) && !rest.empty() &&
        rest.front() != '{') {
        out.kind = FenceLine::Kind::inclusion;
        out.path = rest;
        return out;
    }
    while (at < line.size() && is_blank(line[at])) ++at;
    if (at < line.size() && line[at] == '{') {
        const auto read = read_attributes(line, static_cast<std::uint32_t>(at), SourceId());
        if (!read) return out;
        out.attributes = static_cast<std::uint32_t>(at);
        at = read->end;
    }
    if (out.name.empty() && out.attributes == 0) return out;
    // Colons at the end are decoration, as in Pandoc: `::: warning :::`.
    if (trimmed(line.substr(at)).find_first_not_of(':') != std::string_view::npos) return out;
    out.kind = FenceLine::Kind::division;
    return out;
}

}  // namespace bifolium::manuscript
