#include "css/component_value.h"

#include <optional>
#include <string>
#include <utility>

#include "base/limits.h"
#include "css/tokenizer.h"

namespace bifolium::css {

namespace {

char closing(const ComponentValue& open) {
    if (open.kind == ComponentKind::function || open.text == "(") return ')';
    return open.text == "[" ? ']' : '}';
}

bool is_opening(const ComponentValue& token) {
    return token.kind == ComponentKind::block || token.kind == ComponentKind::function;
}

/// Pairs the brackets, with a stack of its own: hostile nesting costs no C++ stack.
class Nesting {
public:
    Nesting(const Sources& sources, Span span, Diagnostics& diagnostics)
        : tokenizer_(sources.text(span.source), span, diagnostics),
          diagnostics_(diagnostics),
          end_(span.end) {}

    ComponentValues parse() {
        ComponentValue token;
        while (tokenizer_.next(token)) {
            if (!too_deep_.empty()) {
                skip(token);
            } else if (is_opening(token)) {
                open(std::move(token));
            } else if (!open_.empty() && token.is_delimiter({&wanted_.back(), 1})) {
                close(token.span.end);
            } else {
                add(std::move(token));
            }
        }
        while (!open_.empty()) {
            report(Severity::warning, "css.unclosed-block", open_.back(), " is never closed");
            close(end_);
        }
        return std::move(values_);
    }

private:
    ComponentValues& list() { return open_.empty() ? values_ : open_.back().inner; }

    void report(Severity severity, std::string_view code, const ComponentValue& value,
                const char* what) {
        std::string name = value.text;
        if (value.kind == ComponentKind::function) name += '(';
        const std::uint32_t begin = value.span.begin;
        const auto size = static_cast<std::uint32_t>(name.size());
        diagnostics_.report({severity,
                             code,
                             {value.span.source, begin, begin + size},
                             "'" + name + "'" + what,
                             ""});
    }

    void open(ComponentValue&& token) {
        if (open_.size() >= limits::nesting) {
            report(Severity::error, "css.too-deep", token, " is nested too deep and left out");
            too_deep_ = closing(token);
            return;
        }
        wanted_ += closing(token);
        open_.push_back(std::move(token));
    }

    void close(std::uint32_t end) {
        ComponentValue done = std::move(open_.back());
        open_.pop_back();
        wanted_.pop_back();
        done.span.end = end;
        list().push_back(std::move(done));
    }

    void add(ComponentValue&& token) {
        // White space on both sides of a comment is one space.
        const bool space = token.kind == ComponentKind::space;
        if (space && !list().empty() && list().back().kind == ComponentKind::space) {
            list().back().span.end = token.span.end;
            return;
        }
        if (token.is_delimiter(")") || token.is_delimiter("]") || token.is_delimiter("}")) {
            report(Severity::warning, "css.stray-bracket", token, " closes nothing");
        }
        list().push_back(std::move(token));
    }

    void skip(const ComponentValue& token) {
        if (is_opening(token)) {
            too_deep_ += closing(token);
        } else if (token.is_delimiter({&too_deep_.back(), 1})) {
            too_deep_.pop_back();
        }
    }

    Tokenizer tokenizer_;
    Diagnostics& diagnostics_;
    std::uint32_t end_;
    ComponentValues values_;
    std::vector<ComponentValue> open_;  // outermost first
    std::string wanted_;                // what closes each of them
    std::string too_deep_;              // what closes each block that is skipped
};

}  // namespace

ComponentValues parse_component_values(const Sources& sources, Span span,
                                       Diagnostics& diagnostics) {
    return Nesting(sources, span, diagnostics).parse();
}

}  // namespace bifolium::css
