#include "site/report.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "site/palette.h"
#include "site/report_language.h"
#include "site/report_pen.h"
#include "site/sheet.h"
#include "site/shelf.h"

namespace bifolium::site {

namespace {

/// What no program can say. Each is open until a person has looked.
constexpr std::array<std::string_view, 8> human_checks{
    "Is what it says right, and does its reviewer still stand by it?",
    "Do the words that stand for a picture say what the picture says?",
    "Do the headings tell what is under them?",
    "Does the order of reading make sense, also in tables and boxes?",
    "Is anything told by colour, place or shape alone?",
    "Can its readers understand the language?",
    "Does a translation say what its source says?",
    "Does it work with the screen readers, magnifiers and e-readers that its readers have?"};

class ReportPage {
public:
    ReportPage(const Edition& edition, const std::vector<Told>& findings, std::string_view version)
        : edition_(edition), findings_(findings), version_(version) {}

    std::string html() && {
        pen_.out.open("html");
        pen_.out.attribute("xmlns", "http://www.w3.org/1999/xhtml");
        pen_.english.tag(pen_.out);
        head();
        pen_.out.open("body");
        band();
        pen_.out.open("main");
        pen_.out.attribute("class", "wide report");
        verdict();
        findings();
        verified();
        readability_section(pen_, edition_.details.readability);
        translation_section(pen_, edition_);
        outline();
        pictures();
        files();
        people();
        pen_.out.close();
        pen_.out.close();
        return "<!DOCTYPE html>\n" + std::move(pen_.out).finish() + "\n";
    }

private:
    std::string name() const {
        std::string out = edition_.language + "/" + edition_.publication;
        return edition_.variant == "standard" ? out : out + "-" + edition_.variant;
    }
    void head() {
        pen_.out.open("head");
        for (const auto& [key, value, content] :
             {std::tuple("charset", "utf-8", ""),
              std::tuple("name", "viewport", "width=device-width, initial-scale=1"),
              std::tuple("name", "color-scheme", "light dark"),
              std::tuple("name", "robots", "noindex")}) {
            pen_.out.open("meta");
            pen_.out.attribute(key, value);
            if (*content != '\0') pen_.out.attribute("content", content);
            pen_.out.close();
        }
        pen_.said("title", "What was checked: " + name());
        pen_.said("style", std::string(sheet()) + palette(edition_.brand));
        pen_.out.close();
        pen_.out.line();
    }

    void band() {
        pen_.out.open("header");
        pen_.out.attribute("class", "band");
        pen_.out.open("div");
        pen_.out.attribute("class", "wide");
        pen_.out.open("p");
        pen_.of_edition("span", edition_.title.empty() ? edition_.publication : edition_.title);
        pen_.out.close();
        pen_.said("h1", "What was checked");
        pen_.out.open("p");
        pen_.out.open("a");
        pen_.out.attribute("href", "../../index.html");
        pen_.out.text("Publications");
        pen_.out.close();
        pen_.out.text(" · " + name());
        pen_.out.close();
        pen_.out.close();
        pen_.out.close();
    }

    void verdict() {
        pen_.section("Verdict");
        pen_.out.open("p");
        switch (edition_.verdict) {
            case Verdict::publishable:
                pen_.said("span", "Publishable", "state good");
                pen_.out.text(" Nothing that a machine can check stands against this edition.");
                break;
            case Verdict::preview:
                pen_.said("span", "Preview", "state preview");
                pen_.out.text(
                    " It is not to be relied on, every page says so, and no statement of "
                    "conformance is made of it.");
                break;
            case Verdict::withheld:
                pen_.said("span", "Withheld", "state withheld");
                pen_.out.text(" Errors stand against this edition. Nothing of it was published.");
                break;
        }
        pen_.out.text(" " + pen_.count(human_checks.size(), "check", "checks") +
                      " that only people can do are open.");
        pen_.out.close();
        pen_.out.close();
    }

    void findings() {
        pen_.section("Findings");
        if (findings_.empty()) {
            pen_.said("p", "None.");
            pen_.out.close();
            return;
        }
        pen_.out.open("ul");
        pen_.out.attribute("class", "found");
        for (const Told& told : findings_) {
            pen_.out.open("li");
            pen_.out.open("p");
            const bool excused = !told.excuse.empty();
            pen_.said("span", told.severity,
                      told.severity == "error" && !excused ? "state withheld" : "state preview");
            pen_.out.text(" ");
            pen_.said("code", told.code);
            if (!told.place.empty()) pen_.out.text(" · " + told.place);
            pen_.out.close();
            pen_.said("p", told.message);
            if (!told.hint.empty()) pen_.said("p", told.hint, "subtle");
            if (excused) pen_.said("p", "Does not stand: " + told.excuse, "subtle");
            pen_.out.close();
        }
        pen_.out.close();
        pen_.out.close();
    }

    void point(std::string_view text) { pen_.said("li", text); }

    void verified() {
        const Evidence& seen = edition_.evidence;
        pen_.section("What a program has verified");
        pen_.out.open("ul");
        pen_.out.attribute("class", "points");
        if (seen.compared) {
            point(
                "Every file was read back after it was made. Its structure and words are those "
                "of the manuscript, in the same order: " +
                pen_.count(seen.elements, "element was", "elements were") + " compared.");
        } else {
            point(
                "The files were not compared with the manuscript, or differ from it: see the "
                "findings.");
        }
        if (!seen.formats.empty()) {
            std::string formats;
            for (const std::string& format : seen.formats) {
                formats.append(formats.empty() ? "" : ", ").append(format);
            }
            point("The files bear the identifiers of these formats: " + formats +
                  ". They name how a file is built; they do not say that it is accessible.");
        }
        point(has("contrast.") ? "Contrast of text was checked: see the findings."
                               : "Contrast of text on plain grounds was checked: no text was found "
                                 "below 4.5:1, or 3:1 where it is large.");
        point(pen_.count(seen.headings, "heading", "headings") + ", " +
              pen_.count(seen.tables, "table", "tables") + ", " +
              pen_.count(seen.links, "link", "links") + ", " +
              pen_.count(seen.pictures, "picture", "pictures") + " (of these " +
              pen_.english.number(seen.decorative) + " decorative, " +
              pen_.english.number(seen.undescribed) + " without words).");
        pen_.out.close();
        pen_.out.close();
    }
    bool has(std::string_view area) const {
        for (const Told& told : findings_) {
            if (told.code.starts_with(area)) return true;
        }
        return false;
    }

    void files() {
        const bool any = std::any_of(edition_.files.begin(), edition_.files.end(),
                                     [](const File& file) { return is_form(file.role); });
        if (!any || edition_.verdict == Verdict::withheld) return;
        pen_.section("Files");
        pen_.out.open("table");
        pen_.out.attribute("class", "sums");
        pen_.row_of_heads({"File", "Size", "SHA-256"});
        pen_.out.open("tbody");
        for (const Role role : {Role::pdf, Role::epub}) {
            const File* file = file_of(edition_, role);
            if (file == nullptr) continue;
            pen_.out.open("tr");
            pen_.said("td", file->path);
            pen_.said("td", pen_.english.size(file->size), "amount");
            pen_.out.open("td");
            pen_.said("code", file->sha256);
            pen_.out.close();
            pen_.out.close();
        }
        pen_.out.close();
        pen_.out.close();
        pen_.out.close();
    }

    void outline() {
        if (edition_.details.outline.empty()) return;
        pen_.section("Headings in the order of reading");
        pen_.out.open("ol");
        pen_.out.attribute("class", "outline");
        pen_.own.tag(pen_.out);
        for (const Heading& heading : edition_.details.outline) {
            pen_.out.open("li");
            pen_.out.attribute("class", "level-" + std::to_string(heading.level));
            pen_.out.text(heading.text);
            pen_.out.close();
        }
        pen_.out.close();
        pen_.out.close();
    }

    void pictures() {
        if (edition_.details.pictures.empty()) return;
        pen_.section("Pictures, and the words that stand for them");
        pen_.out.open("table");
        pen_.out.attribute("class", "sums");
        pen_.row_of_heads({"Picture", "Words"});
        pen_.out.open("tbody");
        for (const Picture& picture : edition_.details.pictures) {
            pen_.out.open("tr");
            pen_.said("td", picture.path);
            if (!picture.alternative.empty()) {
                pen_.of_edition("td", picture.alternative);
            } else {
                pen_.said("td", picture.decorative ? "decoration: none, on purpose" : "none");
            }
            pen_.out.close();
        }
        pen_.out.close();
        pen_.out.close();
        pen_.out.close();
    }

    void people() {
        pen_.section("What only people can tell");
        pen_.out.open("ul");
        pen_.out.attribute("class", "points");
        for (const std::string_view check : human_checks) point(check);
        pen_.out.close();
        pen_.said("p", "Made by Bifolium " + std::string(version_) + ".", "subtle");
        pen_.out.close();
    }

    const Edition& edition_;
    const std::vector<Told>& findings_;
    const std::string_view version_;
    ReportPen pen_{edition_.language};
};

}  // namespace

std::string report(const Edition& edition, const std::vector<Told>& findings,
                   std::string_view version) {
    return ReportPage(edition, findings, version).html();
}

}  // namespace bifolium::site
