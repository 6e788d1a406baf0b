#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "manuscript/front_matter.h"
#include "manuscript/html_tag.h"

#include "manuscript/inline_pass.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

constexpr int most_told = 100;
constexpr std::size_t most_waivers = 1000;
constexpr std::size_t deepest_tags = 8;
constexpr std::size_t search_window = 4096;

/// The few elements that an author may write; all else is dropped, its text kept.
std::optional<Content> content_of(const HtmlTag& tag) {
    if (tag.name == "em") return Emphasis{};
    if (tag.name == "strong") return Strong{};
    if (tag.name == "sub") return Subscript{};
    if (tag.name == "sup") return Superscript{};
    if (tag.name == "kbd") return Keyboard{};
    if (tag.name == "small") return Small{};
    if (tag.name == "u") return Underline{};
    if (tag.name == "s") return Strikethrough{};
    if (tag.name == "span") return InlineSpan{};
    if (tag.name == "abbr") return Abbreviation{};
    return {};
}

/// Elements whose loss takes more than a box or a style from the reader.
bool holds_content(std::string_view name) {
    constexpr std::array names{"audio",  "canvas",  "embed",  "iframe", "img", "math",
                               "object", "picture", "script", "style",  "svg", "video"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

void tell_dropped(const HtmlTag& tag, Span span, PassContext& context) {
    int& open = context.dropped_open[tag.name];
    if (tag.kind == HtmlTag::Kind::open && !tag.self_closing) ++open;
    if (tag.kind == HtmlTag::Kind::close && open > 0) {
        --open;  // its beginning was told
        return;
    }
    const int told = ++context.dropped_tags;
    if (told > most_told) return;
    const std::string name = tag.name.empty() ? "this declaration" : "<" + tag.name + ">";
    const bool loses = tag.kind == HtmlTag::Kind::other ||
                       (tag.kind == HtmlTag::Kind::open && holds_content(tag.name));
    std::string message = loses ? name + " is not taken over, nor what it would show"
                                : name + " is dropped; its text stays";
    if (told == most_told) message += " (and so on: further tags of this file are not listed)";
    context.diagnostics.report({Severity::warning, loses ? "html.lost-content" : "html.dropped-tag",
                                span, std::move(message),
                                loses ? "a picture is written '![text](file)'"
                                      : "br, em, strong, sub, sup, kbd, small, abbr, u, s and span "
                                        "are understood; boxes are "
                                        "written '::: name'"});
}

/// "max-length: 40; On the cover" as a limit and a note.
void read_translator_note(std::string_view said, Span span, PassContext& context) {
    constexpr std::string_view limit = "max-length:";
    TranslatorNote note{.text = {}, .max_length = 0, .span = span};
    said = trimmed(said);
    if (said.starts_with(limit)) {
        said = trimmed(said.substr(limit.size()));
        const auto [end, error] =
            std::from_chars(said.data(), said.data() + said.size(), note.max_length);
        const std::string_view rest =
            trimmed(said.substr(static_cast<std::size_t>(end - said.data())));
        if (error != std::errc() || note.max_length == 0 ||
            (!rest.empty() && rest.front() != ';')) {
            context.diagnostics.report({Severity::warning, "l10n.bad-max-length", span,
                                        "a note to translators has a max-length that is no number",
                                        "write 'max-length: 40; the note'"});
            return;
        }
        said = rest.empty() ? rest : trimmed(rest.substr(1));
    }
    for (const char c : said) {  // a line in the PO file
        const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!blank) {
            note.text += c;
        } else if (!note.text.empty() && note.text.back() != ' ') {
            note.text += ' ';
        }
    }
    context.asides.translator_notes.push_back(std::move(note));
}

/// "CODE until DATE: reason", date and reason as may be.
void read_waiver(std::string_view said, Span span, PassContext& context) {
    constexpr std::string_view until = "until ";
    constexpr std::size_t date_size = 10;
    const std::string_view code = said.substr(0, said.find_first_of(": \t\r\n"));
    said = trimmed(said.substr(code.size()));
    Waiver waiver{.code = std::string(code), .until = {}, .reason = {}, .span = span};
    if (said.starts_with(until) && is_date(said.substr(until.size(), date_size))) {
        waiver.until = said.substr(until.size(), date_size);
        said = trimmed(said.substr(until.size() + date_size));
    }
    if (said.starts_with(':')) said = trimmed(said.substr(1));
    waiver.reason = said;
    if (waiver.reason.empty()) {
        context.diagnostics.report(
            {Severity::warning, "waiver.no-reason", span,
             "'" + waiver.code + "' is waived here, and nobody can see why",
             "say it: <!-- bifolium:ignore " + waiver.code + ": reason -->"});
    }
    if (context.asides.waivers.size() >= most_waivers) {
        context.diagnostics.report({Severity::error, "waiver.too-many", span,
                                    "more than " + std::to_string(most_waivers) + " waivers",
                                    "mend what they hide"});
        return;
    }
    context.asides.waivers.push_back(std::move(waiver));
}

/// `<!-- bifolium:ignore CODE: reason -->`, `<!-- translators: … -->`; any other comment says
/// nothing to us.
void read_comment(const HtmlTag& tag, Span span, PassContext& context) {
    constexpr std::string_view prefix = "bifolium:ignore ";
    constexpr std::string_view to_translators = "translators:";
    const std::string_view comment = tag.comment;
    if (comment.starts_with(to_translators)) {
        read_translator_note(comment.substr(to_translators.size()), span, context);
    } else if (comment.starts_with(prefix)) {
        read_waiver(comment.substr(prefix.size()), span, context);
    }
}

void apply_html_attributes(const HtmlTag& tag, Draft& draft, PassContext& context) {
    for (const auto& [name, value] : tag.attributes) {
        if (name == "lang" || name == "dir") {
            draft.attributes.pairs.push_back({name, value, draft.span});
        } else if (name == "class") {
            for (std::size_t at = 0; at < value.size();) {
                const std::size_t end = std::min(value.find(' ', at), value.size());
                if (end > at) draft.attributes.classes.push_back(value.substr(at, end - at));
                at = end + 1;
            }
        } else if (name == "title" && draft.is<Abbreviation>()) {
            draft.as<Abbreviation>()->expansion = value;
        } else if (++context.dropped_tags <= most_told) {
            context.diagnostics.report({Severity::warning, "html.dropped-attribute", draft.span,
                                        "'" + name + "' on <" + tag.name + "> is dropped",
                                        "lang, dir and class are understood"});
        }
    }
}

class TagPass {
public:
    explicit TagPass(PassContext& context) : context_(context) {}

    Drafts run(Drafts drafts) {
        for (Draft& draft : drafts) {
            const auto* raw = std::get_if<RawTag>(&draft.matter);
            if (raw == nullptr) {
                out_.push_back(std::move(draft));
            } else {
                tag(read_tag(raw->text), draft.span);
            }
        }
        while (!open_.empty()) drop_opener();
        return std::move(out_);
    }

private:
    struct Opener {
        std::size_t at;  // in out_
        HtmlTag tag;
        Span span;
    };

    void tag(HtmlTag tag, Span span) {
        if (tag.kind == HtmlTag::Kind::comment) return read_comment(tag, span, context_);
        if (tag.kind == HtmlTag::Kind::open && tag.name == "br") {
            out_.push_back(Draft{LineBreak{}, span, {}, {}, {}});
            return;
        }
        if (!content_of(tag)) return tell_dropped(tag, span, context_);
        if (tag.kind == HtmlTag::Kind::close) return close(tag, span);
        if (open_.size() >= deepest_tags) return tell_dropped(tag, span, context_);
        open_.push_back(Opener{out_.size(), std::move(tag), span});
    }

    void close(const HtmlTag& tag, Span span) {
        const auto match = std::find_if(open_.rbegin(), open_.rend(), [&](const Opener& opener) {
            return opener.tag.name == tag.name;
        });
        if (match == open_.rend()) return tell_dropped(tag, span, context_);
        while (open_.back().tag.name != tag.name) drop_opener();
        const Opener opener = std::move(open_.back());
        open_.pop_back();
        Draft node{
            *content_of(opener.tag), Span{span.source, opener.span.begin, span.end}, {}, {}, {}};
        apply_html_attributes(opener.tag, node, context_);
        const auto first = out_.begin() + static_cast<std::ptrdiff_t>(opener.at);
        node.children.assign(std::make_move_iterator(first), std::make_move_iterator(out_.end()));
        out_.erase(first, out_.end());
        out_.push_back(std::move(node));
    }

    void drop_opener() {
        tell_dropped(open_.back().tag, open_.back().span, context_);
        open_.pop_back();
    }

    PassContext& context_;
    Drafts out_;
    std::vector<Opener> open_;
};

/// The end of a script or style element, whose text is no text for readers.
std::size_t skipped_content(std::string_view html, std::string_view name) {
    const std::string closing = "</" + std::string(name);
    std::size_t at = 0;
    for (; at + closing.size() <= html.size(); ++at) {
        if (html[at] != '<') continue;
        bool same = true;
        for (std::size_t i = 0; i < closing.size() && same; ++i) {
            const char c = html[at + i];
            same = (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == closing[i];
        }
        if (same) return at;
    }
    return html.size();
}

/// Adds text between tags as pieces, lines parted by soft breaks.
void add_text(std::string_view text, Span span, Drafts& out) {
    if (out.empty()) text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty()) {
            out.push_back(Draft{Piece{unescape_html(line), true, false}, span, {}, {}, {}});
        }
        if (end == text.size()) return;
        if (!out.empty()) out.push_back(Draft{SoftBreak{}, span, {}, {}, {}});
        text.remove_prefix(end + 1);
    }
}

}  // namespace

void map_raw_tags(Drafts& drafts, PassContext& context) {
    const bool any = std::any_of(drafts.begin(), drafts.end(),
                                 [](const Draft& draft) { return draft.is<RawTag>(); });
    if (any) drafts = TagPass(context).run(std::move(drafts));
}

Drafts inlines_of_html(const Draft& raw_block, std::string_view source) {
    Drafts out;
    Span at = raw_block.span;  // moves from tag to tag: a line prefix may stand between its lines
    const std::string_view block = source.substr(0, raw_block.span.end);
    std::string_view html = std::get<RawBlock>(raw_block.matter).text;
    while (!html.empty()) {
        const std::size_t next = html.find('<');
        const std::size_t text_end = std::min(next, html.size());
        const std::size_t length =
            next == std::string_view::npos ? 0 : tag_length(html.substr(next));
        if (length == 0) {
            const std::size_t end = next == std::string_view::npos ? html.size() : next + 1;
            add_text(html.substr(0, end), at, out);
            html.remove_prefix(end);
            continue;
        }
        add_text(html.substr(0, text_end), at, out);
        const std::string_view raw = html.substr(next, length);
        const HtmlTag tag = read_tag(raw);
        const std::string_view ahead = block.substr(0, at.begin + raw.size() + search_window);
        const std::size_t place = ahead.find(raw, at.begin);
        if (place != std::string_view::npos) {
            at.begin = static_cast<std::uint32_t>(place);
            at.end = at.begin + static_cast<std::uint32_t>(raw.size());
        }
        out.push_back(Draft{RawTag{std::string(raw)}, at, {}, {}, {}});
        if (place != std::string_view::npos) at.begin = at.end;
        html.remove_prefix(next + length);
        if (tag.kind == HtmlTag::Kind::open && (tag.name == "script" || tag.name == "style")) {
            html.remove_prefix(skipped_content(html, tag.name));
        }
    }
    return out;
}

}  // namespace bifolium::manuscript
