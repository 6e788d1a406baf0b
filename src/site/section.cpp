#include "site/section.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/card.h"

namespace bifolium::site {

namespace {

void cover(Pen& pen, const Edition& edition) {
    pen.open("div", "cover");
    if (const File* file = file_of(edition, Role::cover)) {
        pen.out.open("img");
        pen.out.attribute("src", pen.link(file->path));
        pen.out.attribute("width", std::to_string(file->width));
        pen.out.attribute("height", std::to_string(file->height));
        pen.out.attribute(
            "alt", std::string(pen.own.word("cover")) + ": " + std::string(title_of(edition)));
        pen.out.attribute("loading", "lazy");
        pen.out.close();
    } else {
        pen.open("div", "blank");
        pen.out.attribute("aria-hidden", "true");
        pen.out.text(title_of(edition));
        pen.out.close();
    }
    pen.out.close();
}

void fact(Pen& pen, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    pen.out.open("div");
    pen.element("dt", "", pen.own, key);
    pen.said("dd", "", value);
    pen.out.close();
}

void facts(Pen& pen, const Edition& edition) {
    const bool any = !edition.version.empty() || !edition.date.empty() ||
                     !edition.reviewed.empty() || !edition.next_review.empty() ||
                     !edition.authors.empty() || !edition.publisher.empty();
    if (!any) return;
    pen.open("dl", "facts");
    fact(pen, "version", edition.version);
    fact(pen, "date", pen.own.date(edition.date));
    fact(pen, "reviewed", pen.own.date(edition.reviewed));
    fact(pen, "next-review", pen.own.date(edition.next_review));
    std::string authors;
    for (const std::string& author : edition.authors) {
        authors.append(authors.empty() ? "" : ", ").append(author);
    }
    fact(pen, "authors", authors);
    fact(pen, "publisher", edition.publisher);
    pen.out.close();
}

/// Many languages: their names alone, each to its own page.
void names(Pen& pen, const Publication& publication) {
    pen.open("ul", "links");
    for (const Tongue& tongue : publication.tongues) {
        const Edition& first = *tongue.variants.front();
        const Voice& voice = pen.voices.of(tongue.language);
        pen.out.open("li");
        voice.tag(pen.out);
        pen.out.open("a");
        pen.out.attribute("href", pen.link(std::string(tongue.language) + "/index.html") + "#" +
                                      publication.place());
        pen.out.text(first.language_name);
        pen.out.close();
        if (first.verdict != Verdict::publishable) {
            pen.out.text(" ");
            pen.element("small", "", voice,
                        first.verdict == Verdict::withheld ? "site-withheld" : "preview");
        }
        pen.out.close();
    }
    pen.out.close();
}

void cards(Pen& pen, const Publication& publication) {
    pen.open("ul", publication.tongues.size() > 1 ? "editions" : "editions alone");
    for (const Tongue& tongue : publication.tongues) {
        pen.out.line();
        card(pen, publication, tongue);
    }
    pen.out.close();
}

void checksums(Pen& pen, const Publication& publication) {
    std::vector<const File*> files;
    for (const Tongue& tongue : publication.tongues) {
        for (const Edition* edition : tongue.variants) {
            for (const Role role : {Role::pdf, Role::epub}) {
                if (const File* file = file_of(*edition, role)) files.push_back(file);
            }
        }
    }
    if (files.empty()) return;
    pen.out.open("details");
    pen.element("summary", "", pen.own, "site-checksums");
    pen.open("table", "sums");
    pen.out.open("thead");
    pen.out.open("tr");
    for (const std::string_view key : {"site-file", "site-size"}) {
        pen.element("th", "", pen.own, key, [&] { pen.out.attribute("scope", "col"); });
    }
    pen.out.open("th");
    pen.out.attribute("scope", "col");
    pen.out.text("SHA-256");
    pen.out.close();
    pen.out.close();
    pen.out.close();
    pen.out.open("tbody");
    for (const File* file : files) {
        pen.out.open("tr");
        pen.out.open("th");
        pen.out.attribute("scope", "row");
        pen.out.attribute("dir", "ltr");
        pen.out.text(file->path);
        pen.out.close();
        pen.said("td", "amount", pen.own.size(file->size));
        pen.out.open("td");
        pen.out.attribute("dir", "ltr");
        pen.said("code", "", file->sha256);
        pen.out.close();
        pen.out.close();
    }
    pen.out.close();
    pen.out.close();
    pen.out.close();
}

}  // namespace

void section(Pen& pen, const Publication& publication) {
    const Edition& first = *publication.tongues.front().variants.front();
    pen.open("section", "publication");
    pen.out.attribute("id", publication.place());
    pen.out.attribute("aria-labelledby", "title-" + std::string(publication.id));
    cover(pen, first);
    pen.open("div", "head");
    pen.out.open("h2");
    pen.out.attribute("id", "title-" + std::string(publication.id));
    pen.tag_if_other(first);
    pen.out.text(title_of(first));
    pen.out.close();
    for (const auto& [kind, text] :
         {std::pair("subtitle", &first.subtitle), std::pair("description", &first.description)}) {
        if (text->empty()) continue;
        pen.open("p", kind);
        pen.tag_if_other(first);
        pen.out.text(*text);
        pen.out.close();
    }
    facts(pen, first);
    pen.out.close();
    pen.open("div", "body");
    if (publication.has_cards()) {
        cards(pen, publication);
        checksums(pen, publication);
    } else {
        names(pen, publication);
    }
    pen.out.close();
    pen.out.close();
    pen.out.line();
}

}  // namespace bifolium::site
