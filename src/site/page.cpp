#include "site/page.h"

#include <algorithm>
#include <string_view>

#include "site/sheet.h"
#include "site/shelf.h"
#include "site/structured.h"
#include "site/voice.h"
#include "xml/xhtml_writer.h"

namespace bifolium::site {

namespace {

using xml::XhtmlWriter;

/// From so many publications on, a list of them stands above.
constexpr std::size_t many_publications = 6;
constexpr std::size_t most_reasons = 3;

bool has_files(const Edition& edition) {
    return file_of(edition, Role::pdf) != nullptr || file_of(edition, Role::epub) != nullptr;
}

bool is_withheld(const Edition& edition) {
    return edition.verdict == Verdict::withheld;
}

class Page {
public:
    /// `language`: empty for the page of all.
    Page(const Manifest& manifest, std::string_view language, Voices& voices)
        : manifest_(manifest),
          language_(language),
          voices_(voices),
          own_(voices.of(!language.empty()           ? language
                         : manifest.language.empty() ? std::string_view("en")
                                                     : manifest.language)),
          shelf_(shelf(manifest, language)) {}

    std::string html() && {
        out_.open("html");
        out_.attribute("xmlns", "http://www.w3.org/1999/xhtml");
        own_.tag(out_);
        head();
        out_.open("body");
        element("a", "skip", own_, "site-skip", [&] { out_.attribute("href", "#publications"); });
        band();
        out_.open("main");
        out_.attribute("class", "wide");
        out_.attribute("id", "publications");
        contents();
        for (const Publication& publication : shelf_) section(publication);
        if (shelf_.empty()) element("p", "", own_, "site-none");
        out_.close();
        footer();
        return "<!DOCTYPE html>\n" + std::move(out_).finish() + "\n";
    }

private:
    /// An element that holds one of bifolium's words.
    template <class More>
    void element(std::string_view name, std::string_view kind, const Voice& voice,
                 std::string_view key, const More& more) {
        out_.open(name);
        if (!kind.empty()) out_.attribute("class", kind);
        more();
        voice.mark(out_);
        out_.text(voice.word(key));
        out_.close();
    }
    void element(std::string_view name, std::string_view kind, const Voice& voice,
                 std::string_view key) {
        element(name, kind, voice, key, [] {});
    }
    void said(std::string_view name, std::string_view kind, std::string_view text) {
        if (text.empty()) return;
        out_.open(name);
        if (!kind.empty()) out_.attribute("class", kind);
        out_.text(text);
        out_.close();
    }
    void open(std::string_view name, std::string_view kind) {
        out_.open(name);
        out_.attribute("class", kind);
    }
    /// From this page's folder.
    std::string link(std::string_view path) const {
        return (language_.empty() ? "" : "../") + reference(path).substr(2);
    }
    void meta(std::string_view name, std::string_view content) {
        out_.open("meta");
        out_.attribute("name", name);
        out_.attribute("content", content);
        out_.close();
    }

    std::string publisher() const {
        for (const Publication& publication : shelf_) {
            const std::string& name = publication.tongues.front().variants.front()->publisher;
            if (!name.empty()) return name;
        }
        return {};
    }

    void head() {
        out_.open("head");
        out_.open("meta");
        out_.attribute("charset", "utf-8");
        out_.close();
        meta("viewport", "width=device-width, initial-scale=1");
        meta("color-scheme", "light dark");
        meta("generator", "Bifolium " + manifest_.bifolium);
        const std::string name = publisher();
        out_.open("title");
        out_.text(std::string(own_.word("site-publications")) + (name.empty() ? "" : " – " + name));
        out_.close();
        out_.open("style");
        out_.text(sheet());
        out_.close();
        out_.open("script");
        out_.attribute("type", "application/ld+json");
        out_.text(structured(shelf_, language_.empty() ? "" : "../"));
        out_.close();
        out_.close();
        out_.line();
    }

    void band() {
        open("header", "band");
        open("div", "wide");
        said("p", "kicker", publisher());
        element("h1", "", own_, "site-publications");
        tongues();
        out_.close();
        out_.close();
        out_.line();
    }

    /// The languages, each in its own words, to their pages. Every page has all of them.
    void tongues() {
        const std::vector<const Edition*> all = languages_on(shelf(manifest_));
        if (all.size() < 2) return;
        out_.open("nav");
        out_.attribute("aria-labelledby", "languages");
        element("h2", "", own_, "site-languages", [&] { out_.attribute("id", "languages"); });
        open("ul", "tongues");
        out_.open("li");
        element("a", "", own_, "site-all-languages", [&] {
            out_.attribute("href", link("index.html"));
            if (language_.empty()) out_.attribute("aria-current", "page");
        });
        out_.close();
        for (const Edition* edition : all) {
            out_.open("li");
            out_.open("a");
            out_.attribute("href", link(edition->language + "/index.html"));
            out_.attribute("hreflang", edition->language);
            if (edition->language == language_) out_.attribute("aria-current", "page");
            voices_.of(edition->language).tag(out_);
            out_.text(edition->language_name);
            out_.close();
            out_.close();
        }
        out_.close();
        out_.close();
    }

    void contents() {
        if (shelf_.size() < many_publications) return;
        open("nav", "contents");
        out_.attribute("aria-labelledby", "contents");
        element("h2", "", own_, "contents", [&] { out_.attribute("id", "contents"); });
        out_.open("ul");
        for (const Publication& publication : shelf_) {
            const Edition& first = *publication.tongues.front().variants.front();
            out_.open("li");
            out_.open("a");
            out_.attribute("href", "#" + publication.place());
            tag_if_other(first);
            out_.text(title_of(first));
            out_.close();
            out_.close();
        }
        out_.close();
        out_.close();
        out_.line();
    }

    static std::string_view title_of(const Edition& edition) {
        return edition.title.empty() ? edition.publication : edition.title;
    }
    void tag_if_other(const Edition& edition) {
        const Voice& voice = voices_.of(edition.language);
        if (&voice != &own_) voice.tag(out_);
    }

    void section(const Publication& publication) {
        const Edition& first = *publication.tongues.front().variants.front();
        open("section", "publication");
        out_.attribute("id", publication.place());
        out_.attribute("aria-labelledby", "title-" + std::string(publication.id));
        cover(first);
        open("div", "head");
        out_.open("h2");
        out_.attribute("id", "title-" + std::string(publication.id));
        tag_if_other(first);
        out_.text(title_of(first));
        out_.close();
        for (const auto& [kind, text] : {std::pair("subtitle", &first.subtitle),
                                         std::pair("description", &first.description)}) {
            if (text->empty()) continue;
            open("p", kind);
            tag_if_other(first);
            out_.text(*text);
            out_.close();
        }
        facts(first);
        out_.close();
        open("div", "body");
        if (publication.has_cards()) {
            cards(publication);
            checksums(publication);
        } else {
            names(publication);
        }
        out_.close();
        out_.close();
        out_.line();
    }

    void cover(const Edition& edition) {
        open("div", "cover");
        if (const File* file = file_of(edition, Role::cover)) {
            out_.open("img");
            out_.attribute("src", link(file->path));
            out_.attribute("width", std::to_string(file->width));
            out_.attribute("height", std::to_string(file->height));
            out_.attribute("alt",
                           std::string(own_.word("cover")) + ": " + std::string(title_of(edition)));
            out_.attribute("loading", "lazy");
            out_.close();
        } else {
            open("div", "blank");
            out_.attribute("aria-hidden", "true");
            out_.text(title_of(edition));
            out_.close();
        }
        out_.close();
    }

    void fact(std::string_view key, std::string_view value) {
        if (value.empty()) return;
        out_.open("div");
        element("dt", "", own_, key);
        said("dd", "", value);
        out_.close();
    }
    void facts(const Edition& edition) {
        const bool any = !edition.version.empty() || !edition.date.empty() ||
                         !edition.reviewed.empty() || !edition.next_review.empty() ||
                         !edition.authors.empty() || !edition.publisher.empty();
        if (!any) return;
        open("dl", "facts");
        fact("version", edition.version);
        fact("date", own_.date(edition.date));
        fact("reviewed", own_.date(edition.reviewed));
        fact("next-review", own_.date(edition.next_review));
        std::string authors;
        for (const std::string& author : edition.authors) {
            authors.append(authors.empty() ? "" : ", ").append(author);
        }
        fact("authors", authors);
        fact("publisher", edition.publisher);
        out_.close();
    }

    /// Many languages: their names alone, each to its own page.
    void names(const Publication& publication) {
        open("ul", "links");
        for (const Tongue& tongue : publication.tongues) {
            const Edition& first = *tongue.variants.front();
            const Voice& voice = voices_.of(tongue.language);
            out_.open("li");
            voice.tag(out_);
            out_.open("a");
            out_.attribute("href", link(std::string(tongue.language) + "/index.html") + "#" +
                                       publication.place());
            out_.text(first.language_name);
            out_.close();
            if (first.verdict != Verdict::publishable) {
                out_.text(" ");
                element("small", "", voice, is_withheld(first) ? "site-withheld" : "preview");
            }
            out_.close();
        }
        out_.close();
    }

    void cards(const Publication& publication) {
        open("ul", publication.tongues.size() > 1 ? "editions" : "editions alone");
        for (const Tongue& tongue : publication.tongues) {
            out_.line();
            card(publication, tongue);
        }
        out_.close();
    }

    /// One language of a publication, in that language's words.
    void card(const Publication& publication, const Tongue& tongue) {
        const Edition& first = *tongue.variants.front();
        const Voice& voice = voices_.of(tongue.language);
        const bool is_original = !first.translation && publication.tongues.size() > 1;
        open("li", is_original ? "edition original" : "edition");
        out_.attribute("id", std::string(publication.id) + "-" + std::string(tongue.language));
        voice.tag(out_);
        out_.open("h3");
        said("span", "", first.language_name);
        if (is_original) {
            out_.text(" ");
            element("small", "", voice, "site-original");
        }
        out_.close();
        if (first.translation && language_.empty()) said("p", "title", title_of(first));
        downloads(tongue, voice);
        const bool same =
            std::all_of(tongue.variants.begin(), tongue.variants.end(),
                        [&](const Edition* edition) { return say_the_same(*edition, first); });
        for (const Edition* edition : tongue.variants) {
            if (!same || edition == &first) states(*edition, voice, !same);
            if (is_withheld(*edition)) why(*edition);
        }
        reports(tongue, voice);
        out_.close();
    }

    static bool say_the_same(const Edition& a, const Edition& b) {
        return a.verdict == b.verdict && has_files(a) == has_files(b) &&
               a.translation == b.translation;
    }

    void downloads(const Tongue& tongue, const Voice& voice) {
        const bool any = std::any_of(tongue.variants.begin(), tongue.variants.end(),
                                     [](const Edition* edition) { return has_files(*edition); });
        if (!any) return;
        open("ul", "files");
        for (const Edition* edition : tongue.variants) {
            for (const Role role : {Role::pdf, Role::epub}) {
                if (const File* file = file_of(*edition, role)) download(*file, *edition, voice);
            }
        }
        out_.close();
    }

    /// The project's word for a variant, after a space; nothing for the standard one.
    void kind(const Edition& edition, const Voice& voice) {
        if (edition.variant == "standard") return;
        const Voice& project = voices_.of(manifest_.language.empty() ? "en" : manifest_.language);
        out_.text(" ");
        open("span", "kind");
        if (&project != &voice) project.tag(out_);
        out_.text(edition.variant);
        out_.close();
    }

    void download(const File& file, const Edition& edition, const Voice& voice) {
        out_.open("li");
        out_.open("a");
        out_.attribute("href", link(file.path));
        out_.attribute("type", file.role == Role::pdf ? "application/pdf" : "application/epub+zip");
        said("b", "", file.role == Role::pdf ? "PDF" : "EPUB");
        kind(edition, voice);
        out_.text(" ");
        said("span", "unseen", title_of(edition));  // a list of links says of what each one is
        out_.text(" ");
        open("span", "size");
        if (file.pages > 0) {
            out_.open("bdi");  // two numbers side by side would change places
            voice.mark(out_);
            out_.text(voice.pages(file.pages));
            out_.close();
            out_.text(" ");
        }
        said("bdi", "", voice.size(file.size));
        out_.close();
        out_.close();
        out_.close();
    }

    void states(const Edition& edition, const Voice& voice, bool named) {
        if (edition.verdict == Verdict::publishable && !edition.translation) return;
        open("p", "states");
        if (named) kind(edition, voice);
        if (is_withheld(edition)) {
            element("span", "state withheld", voice, "site-withheld");
            out_.text(" ");
            element("span", "", voice, has_files(edition) ? "site-older" : "site-withheld-meaning");
        } else if (edition.verdict == Verdict::preview) {
            element("span", "state preview", voice, "preview");
        }
        if (edition.translation) translation(edition, *edition.translation, voice);
        out_.close();
    }

    void reports(const Tongue& tongue, const Voice& voice) {
        const bool any = std::any_of(
            tongue.variants.begin(), tongue.variants.end(),
            [](const Edition* edition) { return file_of(*edition, Role::report) != nullptr; });
        if (!any) return;
        open("p", "reports");
        for (const Edition* edition : tongue.variants) {
            const File* report = file_of(*edition, Role::report);
            if (report == nullptr) continue;
            if (edition != tongue.variants.front()) out_.text(" ");
            out_.open("a");
            out_.attribute("href", link(report->path));
            element("span", "", voice, "site-checked");
            kind(*edition, voice);
            out_.close();
        }
        out_.close();
    }

    void translation(const Edition& edition, const Translation& said_of, const Voice& voice) {
        out_.text(" ");
        const bool all = said_of.units > 0 && said_of.reviewed >= said_of.units;
        if (all && edition.verdict == Verdict::publishable) {
            element("span", "state good", voice, "site-reviewed");
        } else if (said_of.reviewed > 0) {
            out_.open("span");
            voice.mark(out_);
            out_.text(
                voice.filled("site-reviewed-partly", {{"reviewed", voice.number(said_of.reviewed)},
                                                      {"all", voice.number(said_of.units)}}));
            out_.close();
        } else {
            element("span", "", voice,
                    said_of.machine > 0 ? "machine-translated-notice" : "site-unreviewed");
        }
    }

    /// Findings are told in English.
    void why(const Edition& edition) {
        if (edition.reasons.empty()) return;
        open("ul", "why");
        out_.attribute("lang", "en");
        out_.attribute("dir", "ltr");
        for (std::size_t i = 0; i < std::min(most_reasons, edition.reasons.size()); ++i) {
            const Reason& reason = edition.reasons[i];
            out_.open("li");
            out_.open("code");
            out_.text(reason.code);
            out_.close();
            out_.text(" " + reason.message);
            if (!reason.file.empty()) {
                out_.text(" (" + reason.file + ":" + std::to_string(reason.line) + ")");
            }
            out_.close();
        }
        out_.close();
    }

    void checksums(const Publication& publication) {
        std::vector<const File*> files;
        for (const Tongue& tongue : publication.tongues) {
            for (const Edition* edition : tongue.variants) {
                for (const Role role : {Role::pdf, Role::epub}) {
                    if (const File* file = file_of(*edition, role)) files.push_back(file);
                }
            }
        }
        if (files.empty()) return;
        out_.open("details");
        element("summary", "", own_, "site-checksums");
        open("table", "sums");
        out_.open("thead");
        out_.open("tr");
        for (const std::string_view key : {"site-file", "site-size"}) {
            element("th", "", own_, key, [&] { out_.attribute("scope", "col"); });
        }
        out_.open("th");
        out_.attribute("scope", "col");
        out_.text("SHA-256");
        out_.close();
        out_.close();
        out_.close();
        out_.open("tbody");
        for (const File* file : files) {
            out_.open("tr");
            out_.open("th");
            out_.attribute("scope", "row");
            out_.attribute("dir", "ltr");
            out_.text(file->path);
            out_.close();
            said("td", "amount", own_.size(file->size));
            out_.open("td");
            out_.attribute("dir", "ltr");
            said("code", "", file->sha256);
            out_.close();
            out_.close();
        }
        out_.close();
        out_.close();
        out_.close();
    }

    void footer() {
        out_.open("footer");
        open("div", "wide");
        element("h2", "", own_, "site-verify");
        element("p", "", own_, "site-verify-steps");
        open("dl", "facts");
        out_.attribute("lang", "en");
        out_.attribute("dir", "ltr");
        for (const auto& [system, command] :
             {std::pair("Linux", "sha256sum FILE"), std::pair("macOS", "shasum -a 256 FILE"),
              std::pair("Windows", "certutil -hashfile FILE SHA256")}) {
            out_.open("div");
            said("dt", "", system);
            out_.open("dd");
            said("code", "", command);
            out_.close();
            out_.close();
        }
        out_.close();
        bool previews = false;
        for (const Edition& edition : manifest_.editions) {
            previews = previews || edition.standing == Verdict::preview;
        }
        if (previews) element("p", "", own_, "site-preview-meaning");
        said("p", "", "Bifolium " + manifest_.bifolium);
        out_.close();
        out_.close();
    }

    const Manifest& manifest_;
    const std::string language_;
    Voices& voices_;
    const Voice& own_;
    const std::vector<Publication> shelf_;
    XhtmlWriter out_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> pages(const Manifest& manifest) {
    Voices voices;
    std::vector<std::pair<std::string, std::string>> out;
    out.emplace_back("index.html", Page(manifest, {}, voices).html());
    for (const Edition* edition : languages_on(shelf(manifest))) {
        out.emplace_back(edition->language + "/index.html",
                         Page(manifest, edition->language, voices).html());
    }
    return out;
}

}  // namespace bifolium::site
