#include <algorithm>
#include <array>
#include <utility>

#include "base/percent_encoding.h"
#include "manuscript/block_pass.h"
#include "manuscript/references.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

// Both end up in strings of a PDF, which hold 32,767 bytes; no reader is served by more than this.
constexpr std::size_t longest_alternative = 8000;
constexpr std::size_t longest_address = 8000;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// "https" of "HTTPS://…"; empty if there is no scheme. RFC 3986, 3.1.
/// https://www.rfc-editor.org/rfc/rfc3986#section-3.1
std::string scheme_of(std::string_view url) {
    std::string scheme;
    for (const char c : url) {
        if (c == ':') return scheme;
        const bool fits =
            is_letter(c) || (!scheme.empty() && (is_digit(c) || c == '+' || c == '-' || c == '.'));
        if (!fits) return {};
        scheme.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return {};
}

/// Every byte that a URL may not hold becomes %XX; a '%' that begins none becomes %25.
std::string encoded(std::string_view url) {
    constexpr std::string_view allowed = "-._~:/?#@!$&'()*+,;=[]";
    std::string out;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const char c = url[at];
        const bool escape = c == '%' && at + 2 < url.size() && is_hexadecimal(url[at + 1]) &&
                            is_hexadecimal(url[at + 2]);
        if (escape || is_letter(c) || is_digit(c) || allowed.find(c) != std::string_view::npos) {
            out.push_back(c);
        } else {
            append_percent_encoded(out, c);
        }
    }
    return out;
}

/// The host of http(s): names, addresses, an optional port.
bool has_sound_host(std::string_view url, std::size_t scheme) {
    std::string_view rest = url.substr(scheme + 1);
    if (!rest.starts_with("//")) return false;
    rest.remove_prefix(2);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
        rest.remove_prefix(at + 1);
    }
    if (rest.starts_with('[')) {
        const std::size_t close = rest.find(']');
        if (close == std::string_view::npos || close < 3) return false;
        const std::string_view address = rest.substr(1, close - 1);
        if (!std::all_of(address.begin(), address.end(),
                         [](char c) { return is_hexadecimal(c) || c == ':' || c == '.'; })) {
            return false;
        }
        rest.remove_prefix(close + 1);
        if (rest.empty()) return true;
    }
    const std::size_t colon = rest.find(':');
    const std::string_view port = colon == std::string_view::npos ? "" : rest.substr(colon + 1);
    if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return false;
    const std::string_view host = rest.substr(0, colon);
    const bool bracketed = url.find('[') != std::string_view::npos;
    return (bracketed || !host.empty()) && std::all_of(host.begin(), host.end(), [](char c) {
               return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

std::string decoded_fragment(std::string_view fragment) {
    std::string out;
    const auto value = [](char c) { return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10; };
    for (std::size_t at = 0; at < fragment.size(); ++at) {
        if (fragment[at] == '%' && at + 2 < fragment.size() && is_hexadecimal(fragment[at + 1]) &&
            is_hexadecimal(fragment[at + 2])) {
            out.push_back(
                static_cast<char>(value(fragment[at + 1]) * 16 + value(fragment[at + 2])));
            at += 2;
        } else {
            out.push_back(fragment[at]);
        }
    }
    return out;
}

class LinkPass {
public:
    LinkPass(const Reach& reach, Diagnostics& diagnostics)
        : reach_(reach),
          targets_(reach.targets),
          sources_(reach.sources),
          diagnostics_(diagnostics) {}

    void run(Drafts& drafts) {
        for (Draft& draft : drafts) {
            if (draft.is<Link>()) link(draft);
            if (draft.is<Image>()) image(draft);
            run(draft.children);
        }
    }

private:
    void link(Draft& draft) {
        Link& link = *draft.as<Link>();
        const std::string url = link.target;
        const std::string scheme = scheme_of(url);
        const bool live = scheme.empty() ? internal(draft, url) : external(draft, url, scheme);
        if (!live) {
            draft.matter = Transparent{};
            return;
        }
        if (!draft.children.empty()) return;
        // [](#id) takes the target's words.
        std::string words;
        if (link.target.starts_with('#')) {
            const auto known = targets_.words.find(std::string_view(link.target).substr(1));
            if (known != targets_.words.end()) words = known->second;
        } else {
            words = std::exchange(words_of_other_, {});
        }
        if (words.empty()) {
            report("link.no-text", draft.span, "this link has no text, nor has its target",
                   "write the text between the brackets");
            draft.matter = Transparent{};
            return;
        }
        draft.children.push_back(Draft{Text{std::move(words)}, draft.span, {}, {}, {}});
    }

    bool external(Draft& draft, const std::string& url, const std::string& scheme) {
        constexpr std::array<std::string_view, 4> live{"http", "https", "mailto", "tel"};
        if (std::find(live.begin(), live.end(), scheme) == live.end()) {
            report("link.unsafe", draft.span, "a link to '" + scheme + ":' does not stay live",
                   "http, https, mailto and tel do; so do '#id' and other chapters");
            return false;
        }
        const bool web = scheme.starts_with("http");
        const bool sound =
            web ? has_sound_host(url, scheme.size()) : url.size() > scheme.size() + 1;
        if (url.size() > longest_address) {
            report("link.too-long", draft.span,
                   "the address '" + url.substr(0, 60) + "…' is longer than 8,000 bytes",
                   "no reader takes one so long: link to a shorter one");
            return false;
        }
        if (!sound) {
            report("link.bad-url", draft.span, "'" + url + "' is no address", "complete it");
            return false;
        }
        draft.as<Link>()->target = encoded(url);
        return true;
    }

    bool internal(Draft& draft, const std::string& url) {
        if (url.empty() || url == "#") {
            report("link.dead", draft.span, "this link leads nowhere", "write '#id' or an address");
            return false;
        }
        const std::size_t hash = url.find('#');
        const std::string path = url.substr(0, hash);
        const std::string id =
            hash == std::string::npos ? std::string() : decoded_fragment(url.substr(hash + 1));
        std::uint32_t source = draft.span.source.index();
        if (!path.empty()) {
            const auto chapter =
                targets_.chapters.find(project_path(sources_.path(draft.span.source), path));
            if (chapter == targets_.chapters.end()) return to_other(draft, path, id);
            source = chapter->second.first;
            if (id.empty()) {
                draft.as<Link>()->target = "#" + chapter->second.second;
                return true;
            }
        }
        return to_identifier(draft, source, id, !path.empty());
    }

    bool to_other(Draft& draft, const std::string& path, const std::string& id) {
        std::optional<OtherTarget> other = find_other(path, id, draft.span, reach_, diagnostics_);
        if (!other) return false;
        draft.as<Link>()->target = std::move(other->target);
        words_of_other_ = draft.children.empty() ? std::move(other->words) : std::string();
        return true;
    }

    bool to_identifier(Draft& draft, std::uint32_t source, const std::string& id, bool only_there) {
        if (const auto own = targets_.in_source.find({source, id});
            own != targets_.in_source.end()) {
            draft.as<Link>()->target = "#" + own->second;
            return true;
        }
        const auto any = targets_.anywhere.find(id);
        if (any != targets_.anywhere.end() && !only_there) {
            draft.as<Link>()->target = "#" + any->second;
            return true;
        }
        // Looked for only so often: a book full of dead links has another trouble.
        const std::string_view near =
            ++suggestions_ > 50 ? std::string_view() : near_identifier(id, targets_.anywhere);
        report("link.dead", draft.span, "nothing has the id '" + id + "'",
               near.empty() ? "give the heading that is meant '{#" + id + "}'"
                            : "did you mean '#" + std::string(near) + "'?");
        return false;
    }

    void image(Draft& draft) {
        Image& image = *draft.as<Image>();
        if (image.decorative) {
            image.alternative.clear();
        } else if (image.alternative.find_first_not_of(" \t\n") == std::string::npos) {
            report("image.missing-alt", draft.span,
                   "the picture '" + image.path + "' has no text for those who cannot see it",
                   "say what it shows between the brackets, or {alt=\"\"} if it only decorates");
            // If this is waived, no reader is told of a picture that nothing can be said about.
            image.decorative = true;
            image.alternative.clear();
        } else if (image.alternative.size() > longest_alternative) {
            report("image.alt-too-long", draft.span,
                   "the text for those who cannot see the picture '" + image.path +
                       "' is longer than 8,000 bytes",
                   "say in a sentence what it shows, and the rest in the text beside it");
        }
        if (!scheme_of(image.path).empty() || image.path.starts_with("//")) {
            report("image.remote", draft.span,
                   "'" + image.path.substr(0, 100) + "' is no file here",
                   "put the picture into the project");
            return;
        }
        // A leading slash means the project's root, as it does on the web and in repositories.
        std::string path = image.path.starts_with('/')
                               ? project_path("", std::string_view(image.path).substr(1))
                               : project_path(sources_.path(draft.span.source), image.path);
        if (path.empty()) {
            report("image.outside", draft.span, "'" + image.path + "' does not lie in the project",
                   "name it relative to the manuscript, with '/'");
            return;
        }
        image.path = std::move(path);
    }

    void report(std::string_view code, Span span, std::string message, std::string hint) {
        diagnostics_.report({Severity::error, code, span, std::move(message), std::move(hint)});
    }

    const Reach& reach_;
    const Targets& targets_;
    const Sources& sources_;
    Diagnostics& diagnostics_;
    std::string words_of_other_;
    int suggestions_ = 0;
};

}  // namespace

void resolve_links(Drafts& drafts, const Reach& reach, Diagnostics& diagnostics) {
    LinkPass(reach, diagnostics).run(drafts);
}

}  // namespace bifolium::manuscript
