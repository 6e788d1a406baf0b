#include "manuscript/inline_pass.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "manuscript/attributes.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// An unescaped piece that is exactly this mark, at a known place.
bool is_mark(const Draft& draft, std::string_view mark) {
    const auto* piece = std::get_if<Piece>(&draft.matter);
    return piece != nullptr && !piece->literal && piece->located && piece->text == mark;
}

bool begins_with_brace(const Draft& draft) {
    const auto* piece = std::get_if<Piece>(&draft.matter);
    return piece != nullptr && !piece->literal && piece->located && piece->text.starts_with('{');
}

/// Brackets and tags nested deeper than this within one run of siblings stay text: cmark's own
/// nesting is bounded already, and so the product is.
constexpr std::size_t deepest_brackets = 8;

/// One list of siblings, rebuilt from front to back.
class AttributePass {
public:
    AttributePass(Drafts& in, PassContext& context) : in_(in), context_(context) {}

    void run() {
        std::reverse(in_.begin(), in_.end());  // taken from the back, so that taking is cheap
        while (!in_.empty()) {
            Draft draft = std::move(in_.back());
            in_.pop_back();
            step(std::move(draft));
        }
        in_ = std::move(out_);
        for (Draft& draft : in_) {
            auto* piece = std::get_if<Piece>(&draft.matter);
            // What is still a bracket is text: an enclosing span must not ask again.
            if (piece != nullptr && (piece->text == "[" || piece->text == "]")) {
                piece->literal = true;
            }
        }
    }

private:
    void step(Draft draft) {
        if (draft.is<Link>() || draft.is<Image>()) {
            if (auto read = following_attributes()) {
                draft.attributes = std::move(read->attributes);
                draft.span.end = read->end;
                take(read->end);
            }
            out_.push_back(std::move(draft));
            return;
        }
        if (is_mark(draft, "[") || is_mark(draft, "![")) {
            if (brackets_.size() < deepest_brackets) {
                brackets_.push_back(out_.size());
            } else {
                too_deep_ = true;
            }
            out_.push_back(std::move(draft));
            return;
        }
        if (is_mark(draft, "]") && !brackets_.empty()) {
            close(std::move(draft));
            return;
        }
        out_.push_back(std::move(draft));
    }

    void close(Draft bracket) {
        const std::size_t opener = brackets_.back();
        brackets_.pop_back();
        const std::uint32_t text_begin = closed_begin_;
        closed_begin_ = out_[opener].span.begin;
        const auto read = is_mark(out_[opener], "[") ? following_attributes() : std::nullopt;
        if (!read) {
            report_undefined(opener, text_begin, bracket);
            closed_at_ = out_.size();
            out_.push_back(std::move(bracket));
            return;
        }
        if (too_deep_ && !told_too_deep_) {
            told_too_deep_ = true;
            context_.diagnostics.report({Severity::error, "manuscript.too-deep", bracket.span,
                                         "brackets with attributes lie too deep in each other; "
                                         "some stay text",
                                         "unfold them"});
        }
        Draft span{InlineSpan{},
                   Span{bracket.span.source, out_[opener].span.begin, read->end},
                   read->attributes,
                   {},
                   {}};
        const auto first = out_.begin() + static_cast<std::ptrdiff_t>(opener);
        span.children.assign(std::make_move_iterator(first + 1),
                             std::make_move_iterator(out_.end()));
        out_.erase(first, out_.end());
        out_.push_back(std::move(span));
        take(read->end);
    }

    /// `[text][label]` that is still text: nobody defines the label.
    void report_undefined(std::size_t opener, std::uint32_t text_begin, const Draft& bracket) {
        if (opener == 0 || opener - 1 != closed_at_) return;
        if (out_[opener - 1].span.end != out_[opener].span.begin) return;
        const std::uint32_t begin = out_[opener].span.end;
        const std::string label(context_.source.substr(begin, bracket.span.begin - begin));
        context_.diagnostics.report({Severity::error, "link.undefined-reference",
                                     Span{bracket.span.source, text_begin, bracket.span.end},
                                     label.empty() ? "no link is defined under this text"
                                                   : "no link is defined under '" + label + "'",
                                     "define it in a line of its own: '[" +
                                         (label.empty() ? "text" : label) +
                                         "]: https://…', or write '\\[' for a bracket"});
    }

    /// Attributes that begin right where the next piece does.
    std::optional<ReadAttributes> following_attributes() {
        if (in_.empty() || !begins_with_brace(in_.back())) return {};
        const Span at = in_.back().span;
        return read_attributes(context_.source, at.begin, at.source);
    }

    void take(std::uint32_t end) {
        while (!in_.empty() && in_.back().span.end <= end && in_.back().span.begin < end) {
            in_.pop_back();
        }
        if (in_.empty() || in_.back().span.begin >= end) return;
        auto* piece = std::get_if<Piece>(&in_.back().matter);
        if (piece == nullptr || !piece->located) return;
        piece->text.erase(0, end - in_.back().span.begin);
        in_.back().span.begin = end;
    }

    Drafts& in_;
    PassContext& context_;
    Drafts out_;
    std::vector<std::size_t> brackets_;
    std::uint32_t closed_begin_ = 0;  // of the pair of brackets that closed last
    std::size_t closed_at_ = static_cast<std::size_t>(-1);  // where its ']' stands in out_
    bool too_deep_ = false, told_too_deep_ = false;
};

void trim_end(Drafts& drafts) {
    while (!drafts.empty()) {
        auto* piece = std::get_if<Piece>(&drafts.back().matter);
        if (drafts.back().is<SoftBreak>()) {
            drafts.pop_back();
            continue;
        }
        if (piece == nullptr) return;
        while (!piece->text.empty() && (piece->text.back() == ' ' || piece->text.back() == '\t')) {
            piece->text.pop_back();
            if (piece->located) --drafts.back().span.end;
        }
        if (!piece->text.empty()) return;
        drafts.pop_back();
    }
}

void finish_alternative(Draft& draft) {
    auto* image = draft.as<Image>();
    if (image == nullptr) return;
    image->alternative = words_of(draft.children);
    draft.children.clear();
}

/// Are attributes that begin right behind this, after `last`, its own: a span's, a picture's?
bool belongs_to(const Draft& before, char last) {
    if (before.is<Link>() || before.is<Image>()) return last == ')' || last == ']';
    const auto* piece = std::get_if<Piece>(&before.matter);
    return last == ']' && piece != nullptr && !piece->literal;
}

}  // namespace

void apply_attributes(Drafts& drafts, PassContext& context) {
    AttributePass(drafts, context).run();
}

void take_heading_attributes(Draft& heading, PassContext& context) {
    Drafts& children = heading.children;
    if (children.empty()) return;
    const Draft& last = children.back();
    const auto* piece = std::get_if<Piece>(&last.matter);
    if (piece == nullptr || !piece->located || !piece->text.ends_with('}')) return;
    const std::uint32_t end = last.span.end;
    const std::uint32_t floor = std::max(heading.span.begin, end > 2000 ? end - 2000 : 0);
    for (std::uint32_t at = end; at-- > floor;) {
        if (context.source[at] != '{' || (at > 0 && context.source[at - 1] == '\\')) continue;
        auto read = read_attributes(context.source, at, last.span.source);
        if (!read || read->end != end) continue;
        std::size_t first = children.size();
        while (first > 0 && children[first - 1].span.begin >= at) --first;
        if (first > 0 && belongs_to(children[first - 1], context.source[at - 1])) return;
        if (first > 0 && children[first - 1].span.end > at) {
            auto* cut = std::get_if<Piece>(&children[first - 1].matter);
            if (cut == nullptr || !cut->located) return;
            cut->text.resize(at - children[first - 1].span.begin);
            children[first - 1].span.end = at;
        }
        children.resize(first);
        trim_end(children);
        heading.attributes = std::move(read->attributes);
        return;
    }
}

/// Takes a mark and the blanks after it off the first pieces.
void take_mark(Drafts& inlines, std::string_view mark) {
    std::size_t left = mark.size();
    while (!inlines.empty()) {
        auto* piece = std::get_if<Piece>(&inlines.front().matter);
        if (piece == nullptr) return;
        std::size_t gone = std::min(left, piece->text.size());
        left -= gone;
        while (left == 0 && gone < piece->text.size() && piece->text[gone] == ' ') ++gone;
        piece->text.erase(0, gone);
        if (piece->located) inlines.front().span.begin += static_cast<std::uint32_t>(gone);
        if (!piece->text.empty()) return;
        inlines.erase(inlines.begin());
    }
}

void finish_inlines(Drafts& drafts, PassContext& context) {
    apply_attributes(drafts, context);
    map_raw_tags(drafts, context);
    for (Draft& draft : drafts) {
        // Code holds its text already; all else that has children has inlines.
        const bool was_in_link = context.in_link;
        context.in_link = was_in_link || draft.is<Link>();
        if (!draft.is<Code>()) finish_inlines(draft.children, context);
        context.in_link = was_in_link;
        if (draft.is<Code>()) {
            for (Draft& child : draft.children) {
                auto* text = child.as<Text>();
                text->text = sanitized(text->text, child.span, context);
            }
        }
        finish_alternative(draft);
        settle_attributes(draft, context);
    }
    join_pieces(drafts, context);
}

}  // namespace bifolium::manuscript
