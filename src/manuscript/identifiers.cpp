#include <algorithm>
#include <set>
#include <utility>

#include "manuscript/characters.h"
#include "manuscript/references.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

struct Range {
    char32_t first, last;
};
constexpr Range name_starts[] = {
    {'A', 'Z'},       {'_', '_'},       {'a', 'z'},       {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F},
    {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range name_others[] = {{'-', '-'},   {'.', '.'},     {'0', '9'},
                                 {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

bool is_name_start(char32_t c) {
    return std::any_of(std::begin(name_starts), std::end(name_starts),
                       [c](Range r) { return c >= r.first && c <= r.last; });
}
bool is_name(char32_t c) {
    return is_name_start(c) || std::any_of(std::begin(name_others), std::end(name_others),
                                           [c](Range r) { return c >= r.first && c <= r.last; });
}

/// The next character, and moves past it.
char32_t next(std::string_view text, std::size_t& at) {
    const Decoded decoded = decode(text, at);
    at += decoded.length;
    return decoded.code;
}

constexpr std::size_t longest_slug = 60;

std::string stem_of(std::string_view path) {
    path = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
    path = path.substr(0, path.rfind('.'));
    const std::size_t name = path.find_first_not_of("0123456789-_ ");  // "02-write": write
    return slug_of(name == std::string_view::npos ? path : path.substr(name));
}

class IdentifierPass {
public:
    IdentifierPass(const Sources& sources, std::span<const SourceId> chapters,
                   Diagnostics& diagnostics)
        : sources_(sources), chapters_(chapters), diagnostics_(diagnostics) {}

    Targets run(Drafts& drafts) {
        take_written(drafts);
        make_missing(drafts);
        return std::move(targets_);
    }

private:
    void take_written(Drafts& drafts) {
        for (Draft& draft : drafts) {
            std::string& id = draft.attributes.identifier;
            if (!id.empty()) {
                const std::string written = id;
                if (!is_xml_name(id)) {
                    id = slug_of(id);
                    report("identifier.invalid", draft.attributes.span,
                           "'" + written + "' cannot be an id; it is '" + id + "' in the book",
                           "begin with a letter; then letters, digits, '-', '_' and '.'");
                }
                id = unique(id, draft.span.source, draft.attributes.span, true);
                enter(draft, written);
            }
            take_written(draft.children);
        }
    }

    void make_missing(Drafts& drafts) {
        for (Draft& draft : drafts) {
            if ((draft.is<Section>() || draft.is<Question>()) &&
                draft.attributes.identifier.empty()) {
                const std::string words = words_of(draft.children.front().children);
                const std::string slug = slug_of(words);
                draft.attributes.identifier = unique(slug, draft.span.source, draft.span, false);
                enter(draft, slug);
            }
            if (draft.is<Section>()) enter_chapter(draft);
            make_missing(draft.children);
        }
    }

    void enter(const Draft& draft, const std::string& written) {
        const std::string& id = draft.attributes.identifier;
        targets_.in_source.try_emplace({draft.span.source.index(), written}, id);
        targets_.anywhere.try_emplace(written, id);
        targets_.anywhere.try_emplace(id, id);
        std::string words;
        for (const Draft& child : draft.children) {
            if (child.is<Heading>() || child.is<Caption>()) words = words_of(child.children);
            if (!words.empty()) break;
        }
        if (words.empty() && !draft.is<Section>()) words = words_of(draft.children);
        targets_.words.try_emplace(id, std::move(words));
    }

    void enter_chapter(const Draft& section) {
        for (const SourceId chapter : chapters_) {
            if (chapter != section.span.source) continue;
            targets_.chapters.try_emplace(
                std::string(sources_.path(chapter)),
                std::pair(chapter.index(), section.attributes.identifier));
        }
    }

    /// A clash with another file prefixes the file's stem; one within a file counts on.
    std::string unique(const std::string& wanted, SourceId source, Span span, bool written) {
        const auto taken = owner_.find(wanted);
        if (taken == owner_.end()) {
            owner_.emplace(wanted, source);
            return wanted;
        }
        std::string base = wanted;
        if (taken->second != source) {
            base = stem_of(sources_.path(source)) + "-" + wanted;
            diagnostics_.report({Severity::note, "identifier.clash", span,
                                 "'" + wanted + "' is an id of another file too; here it is '" +
                                     base + "' in the book",
                                 "give it an id of its own: {#…}"});
        } else if (written) {
            report("identifier.duplicate", span, "the id '" + wanted + "' stands here again",
                   "links to it lead to the first; give this one a name of its own");
        }
        std::string id = base;
        for (int& n = count_[base]; owner_.contains(id);) id = base + "-" + std::to_string(++n + 1);
        owner_.emplace(id, source);
        return id;
    }

    void report(std::string_view code, Span span, std::string message, std::string hint) {
        diagnostics_.report({Severity::warning, code, span, std::move(message), std::move(hint)});
    }

    const Sources& sources_;
    std::span<const SourceId> chapters_;
    Diagnostics& diagnostics_;
    Targets targets_;
    std::map<std::string, SourceId, std::less<>> owner_;
    std::map<std::string, int, std::less<>> count_;
};

}  // namespace

bool is_xml_name(std::string_view text) {
    if (text.empty()) return false;
    for (std::size_t at = 0; at < text.size();) {
        const bool first = at == 0;
        const char32_t c = next(text, at);
        if (first ? !is_name_start(c) : !is_name(c)) return false;
    }
    return true;
}

std::string slug_of(std::string_view words) {
    std::string out;
    for (std::size_t at = 0; at < words.size() && out.size() < longest_slug;) {
        const std::size_t begin = at;
        const char32_t c = next(words, at);
        if (c >= 'A' && c <= 'Z') {
            out.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if (c != '.' && c != '-' && is_name(c)) {
            out.append(words.substr(begin, at - begin));
        } else if ((c == ' ' || c == '-' || c == '\n' || c == 0xA0 || c == '.') && !out.empty() &&
                   out.back() != '-') {
            out.push_back('-');
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    if (out.empty()) return "section";
    std::size_t first = 0;
    return is_name_start(next(out, first)) ? out : "s-" + out;
}

Targets assign_identifiers(Drafts& drafts, const Sources& sources,
                           std::span<const SourceId> chapters, Diagnostics& diagnostics) {
    return IdentifierPass(sources, chapters, diagnostics).run(drafts);
}

}  // namespace bifolium::manuscript
