#include <algorithm>
#include <array>
#include <utility>

#include "base/suggest.h"
#include "base/utf8.h"
#include "manuscript/characters.h"
#include "manuscript/inline_pass.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// Chinese and Japanese write no spaces: a line end between two of these is none.
bool is_unspaced(char32_t c) {
    return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

bool ends_unspaced(std::string_view text) {
    if (text.empty()) return false;
    return is_unspaced(decode(text, character_start(text, text.size() - 1)).code);
}

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}
bool is_local(char c) {
    return is_name(c) || c == '+';
}

/// A run of pieces as one text, which knows where its parts stand in the source.
class TextRun {
public:
    explicit TextRun(PassContext& context) : context_(context) {}

    void add(const Piece& piece, Span span) {
        parts_.push_back({text_.size(), span, piece.literal, piece.located});
        text_ += piece.text;
    }
    void add_break(Span span, std::string_view next) {
        const bool none =
            ends_unspaced(text_) && !next.empty() && is_unspaced(decode(next, 0).code);
        if (none) return;
        parts_.push_back({text_.size(), span, true, false});
        text_ += ' ';
    }
    bool empty() const { return text_.empty(); }

    void flush(Drafts& out) {
        std::size_t done = 0;
        for (std::size_t at = 0; at < text_.size();) {
            if (text_[at] == '{') {
                if (const std::size_t end = variable_end(at); end != 0) {
                    emit(done, at, out);
                    variable(at, end, out);
                    done = at = end;
                    continue;
                }
            }
            if (text_[at] == '@' && !context_.in_link) {
                if (const auto [begin, end] = address(done, at); end != 0) {
                    emit(done, begin, out);
                    mail(begin, end, out);
                    done = at = end;
                    continue;
                }
            }
            ++at;
        }
        emit(done, text_.size(), out);
        text_.clear();
        parts_.clear();
    }

private:
    struct Part {
        std::size_t begin;
        Span span;
        bool literal, located;
    };

    const Part& part_at(std::size_t at) const {
        const auto next =
            std::upper_bound(parts_.begin(), parts_.end(), at,
                             [](std::size_t a, const Part& p) { return a < p.begin; });
        return *std::prev(next);
    }
    Span span(std::size_t begin, std::size_t end) const {
        const Part& first = part_at(begin);
        const Part& last = part_at(end - 1);
        Span out{first.span.source, first.span.begin, last.span.end};
        if (first.located) out.begin += static_cast<std::uint32_t>(begin - first.begin);
        if (last.located) {
            out.end = last.span.begin + static_cast<std::uint32_t>(end - last.begin);
        }
        return out;
    }

    void emit(std::size_t begin, std::size_t end, Drafts& out) {
        if (begin >= end) return;
        const Span where = span(begin, end);
        out.push_back(Draft{
            Text{sanitized(std::string_view(text_).substr(begin, end - begin), where, context_)},
            where,
            {},
            {},
            {}});
    }

    /// One past `{{name}}` at `at`; 0 if there is none.
    std::size_t variable_end(std::size_t at) const {
        if (text_.compare(at, 2, "{{") != 0 || part_at(at).literal || part_at(at + 1).literal) {
            return 0;
        }
        std::size_t end = at + 2;
        while (end < text_.size() && text_[end] == ' ') ++end;
        const std::size_t name = end;
        while (end < text_.size() && is_name(text_[end])) ++end;
        if (end == name) return 0;
        while (end < text_.size() && text_[end] == ' ') ++end;
        return text_.compare(end, 2, "}}") == 0 ? end + 2 : 0;
    }

    void variable(std::size_t begin, std::size_t end, Drafts& out) {
        std::string name = text_.substr(begin + 2, end - begin - 4);
        name.erase(0, name.find_first_not_of(' '));
        name.erase(name.find_last_not_of(' ') + 1);
        const Span where = span(begin, end);
        if (!context_.variables.contains(name)) {
            const std::vector<std::string_view> known(context_.variables.begin(),
                                                      context_.variables.end());
            const std::string_view near = nearest(name, known);
            context_.diagnostics.report(
                {Severity::error, "variable.unknown", where, "no variable is called '" + name + "'",
                 near.empty() ? "define it under 'vars:' in bifolium.yaml"
                              : "did you mean '" + std::string(near) + "'?"});
            // Left as it is written: localize would ask for its words once more.
            out.push_back(Draft{Text{text_.substr(begin, end - begin)}, where, {}, {}, {}});
            return;
        }
        out.push_back(Draft{Variable{std::move(name)}, where, {}, {}, {}});
    }

    /// The bare e-mail address around an '@'. https://github.github.com/gfm/#autolinks-extension-
    std::pair<std::size_t, std::size_t> address(std::size_t floor, std::size_t at) const {
        std::size_t begin = at;
        while (begin > floor && is_local(text_[begin - 1])) --begin;
        if (begin == at || part_at(at).literal) return {0, 0};
        std::size_t end = at + 1;
        std::size_t dots = 0;
        while (end < text_.size() && is_name(text_[end])) {
            const bool dot = text_[end] == '.';
            if (dot &&
                (end + 1 >= text_.size() || !is_name(text_[end + 1]) || text_[end + 1] == '.'))
                break;
            dots += dot ? 1 : 0;
            ++end;
        }
        const char last = text_[end - 1];
        const bool is_address = dots > 0 && last != '-' && last != '_' && last != '.' &&
                                (end >= text_.size() || text_[end] != '@');
        return is_address ? std::pair(begin, end) : std::pair(std::size_t{0}, std::size_t{0});
    }

    void mail(std::size_t begin, std::size_t end, Drafts& out) {
        const std::string text = text_.substr(begin, end - begin);
        const Span where = span(begin, end);
        Draft link{Link{"mailto:" + text, {}}, where, {}, {}, {}};
        link.children.push_back(Draft{Text{text}, where, {}, {}, {}});
        out.push_back(std::move(link));
    }

    PassContext& context_;
    std::string text_;
    std::vector<Part> parts_;
};

}  // namespace

std::string sanitized(std::string_view text, Span span, PassContext& context) {
    bool replaced = false;
    std::string out = clean_text(text, replaced);
    if (replaced && !context.told_control) {
        context.told_control = true;
        context.diagnostics.report({Severity::warning, "text.control-character", span,
                                    "a control character or noncharacter is replaced by U+FFFD "
                                    "here (and wherever else this file has one)",
                                    "remove it"});
    }
    return out;
}

void join_pieces(Drafts& drafts, PassContext& context) {
    Drafts out;
    TextRun run(context);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& draft = drafts[i];
        if (const auto* piece = std::get_if<Piece>(&draft.matter)) {
            run.add(*piece, draft.span);
        } else if (draft.is<SoftBreak>()) {
            const auto* next =
                i + 1 < drafts.size() ? std::get_if<Piece>(&drafts[i + 1].matter) : nullptr;
            run.add_break(draft.span, next == nullptr ? std::string_view() : next->text);
        } else {
            run.flush(out);
            out.push_back(std::move(draft));
        }
    }
    run.flush(out);
    drafts = std::move(out);
}

void settle_attributes(Draft& draft, PassContext& context) {
    Attributes& attributes = draft.attributes;
    auto* image = draft.as<Image>();
    for (const Attributes::Pair& pair : attributes.pairs) {
        if (pair.key == "lang") {
            const bool valid = !pair.value.empty() && pair.value.size() <= 35 &&
                               std::all_of(pair.value.begin(), pair.value.end(), [](char c) {
                                   return is_name(c) && c != '.' && c != '_';
                               });
            if (valid) {
                attributes.language = pair.value;
            } else {
                context.diagnostics.report({Severity::error, "language.bad-tag", pair.span,
                                            "'" + pair.value + "' is no language tag",
                                            "write a BCP 47 tag: lang=la"});
            }
        } else if (pair.key == "dir" && (pair.value == "ltr" || pair.value == "rtl")) {
            attributes.direction =
                pair.value == "rtl" ? Direction::right_to_left : Direction::left_to_right;
        } else if (image != nullptr && pair.key == "width") {
            image->width = pair.value;
        } else if (image != nullptr && pair.key == "height") {
            image->height = pair.value;
        } else if (image != nullptr && pair.key == "alt") {
            image->alternative = sanitized(pair.value, pair.span, context);
            image->decorative = pair.value.empty();
        } else {
            constexpr std::array<std::string_view, 11> known{
                "lang",    "dir",   "width",       "height",         "alt",        "colspan",
                "rowspan", "scope", "header-rows", "header-columns", "footer-rows"};
            const std::string_view near = nearest(pair.key, known);
            context.diagnostics.report(
                {Severity::warning, "attribute.unknown", pair.span,
                 "'" + pair.key + "=" + pair.value + "' says nothing here",
                 near.empty()
                     ? "lang and dir are understood, on pictures also width, height, alt, in cells "
                       "colspan, rowspan, scope"
                     : "did you mean '" + std::string(near) + "'?"});
        }
    }
    attributes.pairs.clear();
    if (auto* link = draft.as<Link>()) link->title = sanitized(link->title, draft.span, context);
    if (auto* code = draft.as<CodeBlock>()) {
        code->language = sanitized(code->language, draft.span, context);
    }
    if (auto* abbreviation = draft.as<Abbreviation>()) {
        abbreviation->expansion = sanitized(abbreviation->expansion, draft.span, context);
    }
    if (image == nullptr) return;
    image->path = sanitized(image->path, draft.span, context);
    const auto decorative =
        std::find(attributes.classes.begin(), attributes.classes.end(), "decorative");
    if (decorative != attributes.classes.end()) image->decorative = true;
}

}  // namespace bifolium::manuscript
