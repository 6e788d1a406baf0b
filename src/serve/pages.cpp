#include "serve/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "serve/findings_page.h"
#include "serve/html.h"
#include "serve/route.h"

namespace bifolium::serve {

namespace {

/// The attributes of an element with text in the edition's language.
std::string in_its_language(const EditionState& edition) {
    const bool backwards = edition.direction == Direction::right_to_left;
    return fmt::format(" lang={} dir=\"{}\"", in_quotes(edition.name.language),
                       backwards ? "rtl" : "ltr");
}

std::string language_of(const EditionState& edition) {
    return edition.language_name.empty() ? edition.name.language : edition.language_name;
}

/// ", leaflet", for those who hear a link without what stands around it.
std::string unseen_variant(const EditionState& edition) {
    if (edition.name.variant == "standard") return {};
    return "<span class=\"unseen\" lang=\"en\">, " + text(edition.name.variant) + "</span>";
}

std::string head(const std::string& title, const Round& round, std::string_view kind) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"/favicon.svg\">\n"
        "<link rel=\"stylesheet\" href=\"/serve.css\">\n"
        "<script src=\"/serve.js\" defer></script>\n</head>\n"
        "<body class=\"{}\" data-round=\"{}\">\n"
        "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n",
        text(title), kind, round.number);
}

constexpr std::string_view foot =
    "<p id=\"connection\" class=\"connection\" role=\"status\"></p>\n</body>\n</html>\n";

std::string states(const EditionState& edition) {
    std::string out;
    const auto add = [&](std::string_view kind, std::string_view said) {
        out += fmt::format("<span class=\"state {}\">{}</span>\n", kind, said);
    };
    if (edition.withheld) add("bad", "withheld");
    if (edition.preview) add("warm", "preview");
    if (edition.errors > 0) add("bad", counted(edition.errors, "error"));
    if (edition.warnings > 0) add("warm", counted(edition.warnings, "warning"));
    return out;
}

std::string downloads(const EditionState& edition) {
    std::string out;
    const std::string hidden =
        fmt::format("<span class=\"unseen\">, {}</span>", text(language_of(edition))) +
        unseen_variant(edition);
    if (!edition.paper.empty()) {
        out += fmt::format("<a href=\"/output/{}\">PDF{}</a>\n", encoded(edition.paper), hidden);
    }
    if (!edition.book.empty()) {
        out += fmt::format("<a href=\"/output/{}\" download>EPUB{}</a>\n", encoded(edition.book),
                           hidden);
    }
    return out;
}

std::string card(const EditionState& edition) {
    const bool has_pages = edition.pages > 0 || edition.withheld;
    std::string out = "<li class=\"edition\">\n";
    out += has_pages ? fmt::format(
                           "<img class=\"small\" src=\"{}small.png?v={}\" alt=\"\" "
                           "width=\"74\" height=\"105\" loading=\"lazy\">\n",
                           address(edition.name), edition.version)
                     : "<span class=\"small\"></span>\n";
    out +=
        fmt::format("<div>\n<h3><a href=\"{}\"{}>{}{}</a></h3>\n", address(edition.name),
                    in_its_language(edition), text(language_of(edition)), unseen_variant(edition));
    std::string facts = edition.name.variant == "standard" ? "" : text(edition.name.variant);
    if (edition.pages > 0) {
        facts += (facts.empty() ? "" : ", ") + counted(edition.pages, "page");
    }
    out += fmt::format("<p class=\"facts\">{}</p>\n", facts);
    if (const std::string all = states(edition); !all.empty()) {
        out += fmt::format("<p class=\"states\">{}</p>\n", all);
    }
    return out + fmt::format("<p class=\"downloads\">{}</p>\n</div>\n</li>\n", downloads(edition));
}

/// By publication, in the order of their first editions.
std::string shelves(const Round& round) {
    std::vector<const EditionState*> left;
    for (const EditionState& edition : round.editions) left.push_back(&edition);
    std::string out;
    while (!left.empty()) {
        const EditionState& first = *left.front();
        const auto rest = std::stable_partition(left.begin(), left.end(), [&](const auto* edition) {
            return edition->name.publication == first.name.publication;
        });
        out += fmt::format("<section class=\"card\">\n<h2{}>{}</h2>\n<ul class=\"editions\">\n",
                           in_its_language(first), text(first.title));
        for (auto at = left.begin(); at != rest; ++at) out += card(**at);
        out += "</ul>\n</section>\n";
        left.erase(left.begin(), rest);
    }
    return out;
}

std::string pill(const EditionState& edition, bool is_here, const std::string& name,
                 const std::string& attributes) {
    return fmt::format("<li><a href=\"{}\"{}{}>{}</a></li>\n", address(edition.name),
                       is_here ? " aria-current=\"page\"" : "", attributes, name);
}

/// Links to the publication in other languages, and in other variants.
std::string siblings(const PreviewFacts& facts) {
    const Name& here = facts.edition.name;
    std::vector<const EditionState*> languages;
    std::string variants;
    for (const EditionState& edition : facts.round.editions) {
        if (edition.name.publication != here.publication) continue;
        if (edition.name.language == here.language) {
            variants += pill(edition, edition.name == here, text(edition.name.variant), "");
        }
        const auto same = std::find_if(languages.begin(), languages.end(), [&](const auto* other) {
            return other->name.language == edition.name.language;
        });
        if (same == languages.end()) {
            languages.push_back(&edition);
        } else if (edition.name.variant == here.variant) {
            *same = &edition;
        }
    }
    std::string out =
        "<nav id=\"siblings\" class=\"siblings\" aria-label=\"Languages and "
        "variants\" data-live>\n<ul>\n";
    for (const EditionState* edition : languages) {
        out += pill(*edition, edition->name == here, text(language_of(*edition)),
                    in_its_language(*edition));
    }
    return out + "</ul>\n<ul>\n" + variants + "</ul>\n</nav>\n";
}

std::string banner(const PreviewFacts& facts) {
    std::string said;
    if (facts.edition.withheld && facts.shown.is_kept) {
        said = "This edition has errors. Below are the last pages that had none.";
    } else if (facts.edition.withheld && facts.shown.leaves) {
        said = "This edition has errors and is not published. Below are its pages as they stand.";
    } else if (facts.edition.withheld) {
        said = "This edition has errors, and there are no pages to show.";
    }
    if (said.empty()) return "<div id=\"banner\" data-live></div>\n";
    return fmt::format("<div id=\"banner\" class=\"banner\" data-live><p>{}</p></div>\n", said);
}

std::string printed(const PreviewFacts& facts) {
    std::string out = "<section class=\"printed\" aria-labelledby=\"printed-title\">\n";
    if (!facts.shown.leaves) {
        return out +
               "<h2 id=\"printed-title\">Printed pages</h2>\n<ol id=\"pages\" class=\"pages\">"
               "</ol>\n<p class=\"none\">This edition has no printed pages.</p>\n</section>\n";
    }
    const Leaves& leaves = *facts.shown.leaves;
    out += fmt::format(
        "<h2 id=\"printed-title\">Printed pages</h2>\n<ol id=\"pages\" "
        "class=\"pages\" dir=\"{}\" data-version=\"{}\">\n",
        facts.edition.direction == Direction::right_to_left ? "rtl" : "ltr", facts.shown.version);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        out += fmt::format(
            "<li><img src=\"{}page-{}.png?v={}\" width=\"{}\" height=\"{}\" "
            "alt=\"Page {} of {}, as printed\" loading=\"lazy\"></li>\n",
            address(facts.edition.name), i + 1, facts.shown.version, std::lround(leaves.width(i)),
            std::lround(leaves.height(i)), i + 1, leaves.count());
    }
    out += "</ol>\n";
    if (leaves.size() < leaves.count()) {
        out += fmt::format("<p class=\"none\">The first {} of {} pages.</p>\n", leaves.size(),
                           leaves.count());
    }
    return out + "</section>\n";
}

std::string book(const PreviewFacts& facts) {
    std::string out =
        "<section class=\"book\" aria-labelledby=\"book-title\">\n"
        "<div class=\"bar\"><h2 id=\"book-title\">E-book</h2>\n";
    if (facts.chapters.empty()) {
        const char* why = facts.edition.withheld ? "No e-book is made while there are errors."
                                                 : "This edition has no e-book.";
        return out + "</div>\n<p class=\"none\">" + why + "</p>\n</section>\n";
    }
    const std::string folder = address(facts.edition.name) + "book/";
    out +=
        "<details class=\"chapters\"><summary>Contents</summary>\n<ol id=\"chapters\" data-live>\n";
    for (const Chapter& chapter : facts.chapters) {
        out +=
            fmt::format("<li><a href=\"{}{}\" target=\"book\"{}>{}</a></li>\n", folder,
                        encoded(chapter.path), in_its_language(facts.edition), text(chapter.title));
    }
    out +=
        "</ol>\n</details>\n<p class=\"turn\" hidden><a id=\"before\" target=\"book\" "
        "href=\"#book-title\">Previous</a> <a id=\"after\" target=\"book\" "
        "href=\"#book-title\">Next</a></p>\n</div>\n";
    return out + fmt::format(
                     "<div id=\"frame\" class=\"frame\" data-version=\"{}\"><iframe "
                     "name=\"book\" title=\"The e-book\" sandbox=\"allow-same-origin\" "
                     "src=\"{}{}\"></iframe></div>\n</section>\n",
                     facts.edition.version, folder, encoded(facts.chapters.front().path));
}

constexpr std::string_view views =
    "<fieldset class=\"views\"><legend>Show</legend>\n"
    "<label><input type=\"radio\" name=\"view\" value=\"both\" checked> Both</label>\n"
    "<label><input type=\"radio\" name=\"view\" value=\"pages\"> Printed pages</label>\n"
    "<label><input type=\"radio\" name=\"view\" value=\"book\"> E-book</label>\n"
    "</fieldset>\n";

}  // namespace

std::string index_page(const Round& round, bool has_download_page) {
    const char* link =
        "<p class=\"beside\"><a href=\"/output/index.html\">The download page, as readers see "
        "it</a></p>\n";
    return head("Editions, as they are written", round, "index") +
           "<header class=\"band\"><div class=\"wide\">\n<p class=\"kicker\">Bifolium</p>\n"
           "<h1>Editions, as they are written</h1>\n" +
           pulse(round, every_finding(round)) +
           "</div></header>\n<main id=\"main\" class=\"wide\">\n" +
           findings(every_finding(round), "findings", "finding", {}) +
           (has_download_page ? link : "") + "<div id=\"shelves\" data-live>\n" + shelves(round) +
           "</div>\n</main>\n" + std::string(foot);
}

std::string preview_page(const PreviewFacts& facts) {
    const EditionState& edition = facts.edition;
    const Sorted sorted = sorted_for(facts.round, edition);
    return head(edition.title + " – " + language_of(edition), facts.round, "preview") +
           "<header class=\"band\"><div class=\"wide\">\n<p class=\"kicker\"><a href=\"/\">All "
           "editions</a></p>\n" +
           fmt::format("<h1 id=\"title\" data-live{}>{}</h1>\n", in_its_language(edition),
                       text(edition.title)) +
           pulse(facts.round, sorted.own) + siblings(facts) +
           "</div></header>\n<main id=\"main\" class=\"wide\">\n" + banner(facts) +
           findings(sorted.own, "findings", "finding", " in this publication") +
           findings(sorted.others, "elsewhere", "finding", " elsewhere in the project") +
           "<div class=\"tools\">\n" + std::string(views) +
           fmt::format("<p id=\"downloads\" class=\"downloads\" data-live>{}</p>\n</div>\n",
                       downloads(edition)) +
           "<div class=\"panes\">\n" + printed(facts) + book(facts) + "</div>\n</main>\n" +
           std::string(foot);
}

std::string not_found_page() {
    return head("Not here", {}, "gone") +
           "<main id=\"main\" class=\"wide\">\n<h1>There is nothing here</h1>\n<p>An edition that "
           "was here may have gone from the project. <a href=\"/\">All editions</a></p>\n"
           "</main>\n" +
           std::string(foot);
}

}  // namespace bifolium::serve
