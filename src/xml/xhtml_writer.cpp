#include "xml/xhtml_writer.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "xml/escape.h"

namespace bifolium::xml {

namespace {

// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
constexpr std::array<std::string_view, 13> void_elements{
    "area",  "base", "br",   "col",    "embed", "hr", "img",
    "input", "link", "meta", "source", "track", "wbr"};

bool is_void(std::string_view element) {
    return std::find(void_elements.begin(), void_elements.end(), element) != void_elements.end();
}

}  // namespace

void XhtmlWriter::end_tag() {
    if (!in_tag_) return;
    if (is_void(open_.back())) std::abort();  // a bug of ours: content in a void element
    out_.push_back('>');
    in_tag_ = false;
}

void XhtmlWriter::open(std::string_view element) {
    end_tag();
    out_.push_back('<');
    out_.append(element);
    open_.emplace_back(element);
    in_tag_ = true;
}

void XhtmlWriter::attribute(std::string_view name, std::string_view value) {
    if (!in_tag_) std::abort();  // a bug of ours
    out_.push_back(' ');
    out_.append(name).append("=\"");
    append_escaped(out_, value, Within::attribute);
    out_.push_back('"');
}

void XhtmlWriter::text(std::string_view text) {
    end_tag();
    append_escaped(out_, text, Within::text);
}

void XhtmlWriter::line() {
    end_tag();
    out_.push_back('\n');
}

void XhtmlWriter::close() {
    const std::string element = std::move(open_.back());
    open_.pop_back();
    if (in_tag_ && is_void(element)) {
        out_.append("/>");
        in_tag_ = false;
        return;
    }
    if (in_tag_) out_.push_back('>');
    in_tag_ = false;
    out_.append("</").append(element).push_back('>');
}

std::string XhtmlWriter::finish() && {
    while (!open_.empty()) close();
    return std::move(out_);
}

}  // namespace bifolium::xml
