#include "manuscript/html_tag.h"

#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

namespace bifolium::manuscript {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}
char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

class TagReader {
public:
    explicit TagReader(std::string_view text) : text_(text) {}

    std::string name() {
        std::string out;
        while (at_ < text_.size() && is_name(text_[at_])) out.push_back(small(text_[at_++]));
        return out;
    }
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool done() const { return at_ >= text_.size(); }
    void skip() { ++at_; }
    std::string value() {
        skip_blanks();
        for (const char quote : {'"', '\''}) {
            if (!take(quote)) continue;
            const std::size_t begin = at_;
            while (at_ < text_.size() && text_[at_] != quote) ++at_;
            std::string out(text_.substr(begin, at_ - begin));
            take(quote);
            return out;
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '>') ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::size_t until(std::string_view text, std::string_view end) {
    const std::size_t at = text.find(end);
    return at == std::string_view::npos ? 0 : at + end.size();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

HtmlTag read_tag(std::string_view text) {
    HtmlTag tag;
    if (text.starts_with("<!--")) {
        tag.kind = HtmlTag::Kind::comment;
        text.remove_prefix(4);
        if (text.ends_with("-->")) text.remove_suffix(3);
        tag.comment = trimmed(text);
        return tag;
    }
    if (text.size() < 3 || (text[1] != '/' && !is_letter(text[1]))) return tag;
    tag.kind = text[1] == '/' ? HtmlTag::Kind::close : HtmlTag::Kind::open;
    TagReader in(text.substr(text[1] == '/' ? 2 : 1));
    tag.name = in.name();
    while (!in.done()) {
        in.skip_blanks();
        if (in.take('/')) {
            tag.self_closing = true;
            continue;
        }
        std::string name = in.name();
        if (name.empty()) {
            in.skip();
            continue;
        }
        in.skip_blanks();
        std::string value = in.take('=') ? unescape_html(in.value()) : std::string();
        tag.attributes.emplace_back(std::move(name), std::move(value));
    }
    return tag;
}

std::size_t tag_length(std::string_view text) {
    if (text.size() < 3) return 0;
    if (text.starts_with("<!--")) return until(text, "-->");
    if (text.starts_with("<![CDATA[")) return until(text, "]]>");
    if (text[1] == '?') return until(text, "?>");
    if (text[1] == '!') return until(text, ">");
    const std::size_t first = text[1] == '/' ? 2 : 1;
    if (!is_letter(text[first])) return 0;
    char quote = 0;
    for (std::size_t at = first; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return at + 1;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '<') {
            return 0;
        }
    }
    return 0;
}

std::string unescape_html(std::string_view text) {
    if (text.find('&') == std::string_view::npos) return std::string(text);
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    houdini_unescape_html_f(&buffer, reinterpret_cast<const std::uint8_t*>(text.data()),
                            static_cast<bufsize_t>(text.size()));
    std::string out(reinterpret_cast<const char*>(buffer.ptr),
                    static_cast<std::size_t>(buffer.size));
    cmark_strbuf_free(&buffer);
    return out;
}

}  // namespace bifolium::manuscript
