#include <algorithm>

#include "base/utf8.h"
#include "text/normalize.h"
#include "verify/structure.h"

namespace bifolium::verify {

namespace {

using document::Document;
using document::NodeId;

/// Where the author can look: the node's own place, or that of what stands nearest before it.
Span place_of(const Document& document, const Structure& model, std::size_t at) {
    for (std::size_t i = std::min(at + 1, model.size()); i-- > 0;) {
        if (!model[i].node.valid()) continue;
        const Span span = document[model[i].node].span;
        if (span.source.valid()) return span;
    }
    return document.metadata().span;
}

/// The part where two texts go apart, with a few words around it.
std::string excerpt(std::string_view text, std::size_t at) {
    constexpr std::size_t around = 20;
    const std::size_t begin = character_start(text, at > around ? at - around : 0);
    const std::size_t end = next_character_start(text, std::min(text.size(), at + around));
    const std::string shown(text.substr(begin, end - begin));
    return "'" + std::string(begin > 0 ? "…" : "") + shown + (end < text.size() ? "…" : "") + "'";
}

std::string difference(std::string_view what, std::string_view model, std::string_view file) {
    const std::size_t shorter = std::min(model.size(), file.size());
    const auto apart = std::mismatch(
        model.begin(), model.begin() + static_cast<std::ptrdiff_t>(shorter), file.begin());
    const auto at = static_cast<std::size_t>(apart.first - model.begin());
    return "the file's " + std::string(what) + " is " + excerpt(file, at) +
           ", the manuscript's is " + excerpt(model, at);
}

std::string named(const Element& element) {
    std::string out = element.role;
    if (!element.text.empty()) out += " " + excerpt(element.text, 0);
    return out;
}

/// What a PDF says of a figure is made from its pictures; only theirs is the author's.
bool is_picture(const Document& document, const Element& element) {
    return element.node.valid() &&
           std::holds_alternative<document::Image>(document[element.node].content);
}

std::string extent(const document::CellSpan& span) {
    return std::to_string(span.columns) + " columns, " + std::to_string(span.rows) + " rows";
}

/// Empty if the two are equal.
std::string first_difference(const Document& document, const Element& model, const Element& file) {
    if (model.role != file.role) {
        return "the file has " + named(file) + " where the manuscript has " + named(model);
    }
    if (model.depth != file.depth) {
        return named(model) + " stands " + std::to_string(file.depth) +
               " levels deep in the file, " + std::to_string(model.depth) + " in the manuscript";
    }
    if (model.text != file.text) return difference("text", model.text, file.text);
    if (model.language != file.language) {
        return difference("language", model.language, file.language);
    }
    if (model.scope != file.scope) return difference("scope", model.scope, file.scope);
    if (model.span != file.span) {
        return difference("span", extent(model.span), extent(file.span));
    }
    if (!is_picture(document, model)) return {};
    const std::string said = text::comparable(model.alternative);
    const std::string read = text::comparable(file.alternative);
    return said == read ? std::string() : difference("alternative text", said, read);
}

}  // namespace

void compare(const Document& document, const Structure& model, const Structure& file,
             Diagnostics& diagnostics) {
    const auto report = [&](std::size_t at, std::string message) {
        diagnostics.report({Severity::error, "verify.structure-differs",
                            place_of(document, model, at), std::move(message),
                            "the file is not what the manuscript says, and is not published; "
                            "please report this as a fault of bifolium"});
    };
    const std::size_t both = std::min(model.size(), file.size());
    for (std::size_t i = 0; i < both; ++i) {
        std::string message = first_difference(document, model[i], file[i]);
        if (!message.empty()) return report(i, std::move(message));
    }
    if (model.size() > both) {
        report(both, "the file ends before " + named(model[both]));
    } else if (file.size() > both) {
        report(both, "the file has " + named(file[both]) + " after the manuscript's end");
    }
}

}  // namespace bifolium::verify
