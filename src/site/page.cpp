#include "site/page.h"

#include <string_view>

#include "site/palette.h"
#include "site/pen.h"
#include "site/section.h"
#include "site/sheet.h"
#include "site/shelf.h"
#include "site/structured.h"
#include "site/voice.h"

namespace bifolium::site {

namespace {

/// From so many publications on, a list of them stands above.
constexpr std::size_t many_publications = 6;

class Page {
public:
    /// `language`: empty for the page of all.
    Page(const Manifest& manifest, std::string_view language, Voices& voices)
        : pen_{manifest, language, voices,
               voices.of(!language.empty()           ? language
                         : manifest.language.empty() ? std::string_view("en")
                                                     : manifest.language)},
          shelf_(shelf(manifest, language)) {}

    std::string html() && {
        pen_.out.open("html");
        pen_.out.attribute("xmlns", "http://www.w3.org/1999/xhtml");
        pen_.own.tag(pen_.out);
        head();
        pen_.out.open("body");
        pen_.element("a", "skip", pen_.own, "site-skip",
                     [&] { pen_.out.attribute("href", "#publications"); });
        band();
        pen_.out.open("main");
        pen_.out.attribute("class", "wide");
        pen_.out.attribute("id", "publications");
        contents();
        for (const Publication& publication : shelf_) section(pen_, publication);
        if (shelf_.empty()) pen_.element("p", "", pen_.own, "site-none");
        pen_.out.close();
        footer();
        return "<!DOCTYPE html>\n" + std::move(pen_.out).finish() + "\n";
    }

private:
    /// Of the first publication that has colours.
    Brand brand() const {
        for (const Publication& publication : shelf_) {
            const Brand& said = publication.tongues.front().variants.front()->brand;
            if (!said.primary.empty()) return said;
        }
        return {};
    }
    std::string publisher() const {
        for (const Publication& publication : shelf_) {
            const std::string& name = publication.tongues.front().variants.front()->publisher;
            if (!name.empty()) return name;
        }
        return {};
    }

    void head() {
        pen_.out.open("head");
        pen_.out.open("meta");
        pen_.out.attribute("charset", "utf-8");
        pen_.out.close();
        pen_.meta("viewport", "width=device-width, initial-scale=1");
        pen_.meta("color-scheme", "light dark");
        pen_.meta("generator", "Bifolium " + pen_.manifest.bifolium);
        const std::string name = publisher();
        pen_.out.open("title");
        pen_.out.text(std::string(pen_.own.word("site-publications")) +
                      (name.empty() ? "" : " – " + name));
        pen_.out.close();
        pen_.out.open("style");
        pen_.out.text(sheet());
        pen_.out.text(palette(brand()));
        pen_.out.close();
        pen_.out.open("script");
        pen_.out.attribute("type", "application/ld+json");
        pen_.out.text(structured(shelf_, pen_.language.empty() ? "" : "../"));
        pen_.out.close();
        pen_.out.close();
        pen_.out.line();
    }

    void band() {
        pen_.open("header", "band");
        pen_.open("div", "wide");
        pen_.said("p", "kicker", publisher());
        pen_.element("h1", "", pen_.own, "site-publications");
        tongues();
        pen_.out.close();
        pen_.out.close();
        pen_.out.line();
    }

    /// The languages, each in its own words, to their pages. Every page has all of them.
    void tongues() {
        const std::vector<const Edition*> all = languages_on(shelf(pen_.manifest));
        if (all.size() < 2) return;
        pen_.out.open("nav");
        pen_.out.attribute("aria-labelledby", "languages");
        pen_.element("h2", "", pen_.own, "site-languages",
                     [&] { pen_.out.attribute("id", "languages"); });
        pen_.open("ul", "tongues");
        pen_.out.open("li");
        pen_.element("a", "", pen_.own, "site-all-languages", [&] {
            pen_.out.attribute("href", pen_.link("index.html"));
            if (pen_.language.empty()) pen_.out.attribute("aria-current", "page");
        });
        pen_.out.close();
        for (const Edition* edition : all) {
            pen_.out.open("li");
            pen_.out.open("a");
            pen_.out.attribute("href", pen_.link(edition->language + "/index.html"));
            pen_.out.attribute("hreflang", edition->language);
            if (edition->language == pen_.language) pen_.out.attribute("aria-current", "page");
            pen_.voices.of(edition->language).tag(pen_.out);
            pen_.out.text(edition->language_name);
            pen_.out.close();
            pen_.out.close();
        }
        pen_.out.close();
        pen_.out.close();
    }

    void contents() {
        if (shelf_.size() < many_publications) return;
        pen_.open("nav", "contents");
        pen_.out.attribute("aria-labelledby", "contents");
        pen_.element("h2", "", pen_.own, "contents", [&] { pen_.out.attribute("id", "contents"); });
        pen_.out.open("ul");
        for (const Publication& publication : shelf_) {
            const Edition& first = *publication.tongues.front().variants.front();
            pen_.out.open("li");
            pen_.out.open("a");
            pen_.out.attribute("href", "#" + publication.place());
            pen_.tag_if_other(first);
            pen_.out.text(title_of(first));
            pen_.out.close();
            pen_.out.close();
        }
        pen_.out.close();
        pen_.out.close();
        pen_.out.line();
    }

    void footer() {
        pen_.out.open("footer");
        pen_.open("div", "wide");
        pen_.element("h2", "", pen_.own, "site-verify");
        pen_.element("p", "", pen_.own, "site-verify-steps");
        pen_.open("dl", "facts");
        pen_.out.attribute("lang", "en");
        pen_.out.attribute("dir", "ltr");
        for (const auto& [system, command] :
             {std::pair("Linux", "sha256sum FILE"), std::pair("macOS", "shasum -a 256 FILE"),
              std::pair("Windows", "certutil -hashfile FILE SHA256")}) {
            pen_.out.open("div");
            pen_.said("dt", "", system);
            pen_.out.open("dd");
            pen_.said("code", "", command);
            pen_.out.close();
            pen_.out.close();
        }
        pen_.out.close();
        bool previews = false;
        for (const Edition& edition : pen_.manifest.editions) {
            previews = previews || edition.standing == Verdict::preview;
        }
        if (previews) pen_.element("p", "", pen_.own, "site-preview-meaning");
        pen_.said("p", "", "Bifolium " + pen_.manifest.bifolium);
        pen_.out.close();
        pen_.out.close();
    }

    Pen pen_;
    const std::vector<Publication> shelf_;
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
