#include "site/report.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "site/palette.h"
#include "site/sheet.h"
#include "site/shelf.h"
#include "site/voice.h"
#include "xml/xhtml_writer.h"

namespace bifolium::site {

namespace {

using xml::XhtmlWriter;

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
        out_.open("html");
        out_.attribute("xmlns", "http://www.w3.org/1999/xhtml");
        english_.tag(out_);
        head();
        out_.open("body");
        band();
        out_.open("main");
        out_.attribute("class", "wide report");
        verdict();
        findings();
        verified();
        files();
        outline();
        pictures();
        translation();
        people();
        out_.close();
        out_.close();
        return "<!DOCTYPE html>\n" + std::move(out_).finish() + "\n";
    }

private:
    void said(std::string_view name, std::string_view text, std::string_view kind = {}) {
        out_.open(name);
        if (!kind.empty()) out_.attribute("class", kind);
        out_.text(text);
        out_.close();
    }
    void of_edition(std::string_view name, std::string_view text) {
        out_.open(name);
        own_.tag(out_);
        out_.text(text);
        out_.close();
    }
    std::string count(std::size_t number, std::string_view one, std::string_view many) const {
        return english_.number(number) + " " + std::string(number == 1 ? one : many);
    }
    std::string name() const {
        std::string out = edition_.language + "/" + edition_.publication;
        return edition_.variant == "standard" ? out : out + "-" + edition_.variant;
    }
    void section(std::string_view heading) {
        out_.line();
        out_.open("section");
        said("h2", heading);
    }
    void row_of_heads(std::initializer_list<std::string_view> heads) {
        out_.open("thead");
        out_.open("tr");
        for (const std::string_view head : heads) {
            out_.open("th");
            out_.attribute("scope", "col");
            out_.text(head);
            out_.close();
        }
        out_.close();
        out_.close();
    }

    void head() {
        out_.open("head");
        for (const auto& [key, value, content] :
             {std::tuple("charset", "utf-8", ""),
              std::tuple("name", "viewport", "width=device-width, initial-scale=1"),
              std::tuple("name", "color-scheme", "light dark"),
              std::tuple("name", "robots", "noindex")}) {
            out_.open("meta");
            out_.attribute(key, value);
            if (*content != '\0') out_.attribute("content", content);
            out_.close();
        }
        said("title", "What was checked: " + name());
        said("style", std::string(sheet()) + palette(edition_.brand));
        out_.close();
        out_.line();
    }

    void band() {
        out_.open("header");
        out_.attribute("class", "band");
        out_.open("div");
        out_.attribute("class", "wide");
        out_.open("p");
        of_edition("span", edition_.title.empty() ? edition_.publication : edition_.title);
        out_.close();
        said("h1", "What was checked");
        out_.open("p");
        out_.open("a");
        out_.attribute("href", "../../index.html");
        out_.text("Publications");
        out_.close();
        out_.text(" · " + name());
        out_.close();
        out_.close();
        out_.close();
    }

    void verdict() {
        section("Verdict");
        out_.open("p");
        switch (edition_.verdict) {
            case Verdict::publishable:
                said("span", "Publishable", "state good");
                out_.text(" Nothing that a machine can check stands against this edition.");
                break;
            case Verdict::preview:
                said("span", "Preview", "state preview");
                out_.text(
                    " It is not to be relied on, every page says so, and no statement of "
                    "conformance is made of it.");
                break;
            case Verdict::withheld:
                said("span", "Withheld", "state withheld");
                out_.text(" Errors stand against this edition. Nothing of it was published.");
                break;
        }
        out_.text(" " + count(human_checks.size(), "check", "checks") +
                  " that only people can do are open.");
        out_.close();
        out_.close();
    }

    void findings() {
        section("Findings");
        if (findings_.empty()) {
            said("p", "None.");
            out_.close();
            return;
        }
        out_.open("ul");
        out_.attribute("class", "found");
        for (const Told& told : findings_) {
            out_.open("li");
            out_.open("p");
            const bool excused = !told.excuse.empty();
            said("span", told.severity,
                 told.severity == "error" && !excused ? "state withheld" : "state preview");
            out_.text(" ");
            said("code", told.code);
            if (!told.place.empty()) out_.text(" · " + told.place);
            out_.close();
            said("p", told.message);
            if (!told.hint.empty()) said("p", told.hint, "subtle");
            if (excused) said("p", "Does not stand: " + told.excuse, "subtle");
            out_.close();
        }
        out_.close();
        out_.close();
    }

    void point(std::string_view text) { said("li", text); }

    void verified() {
        const Evidence& seen = edition_.evidence;
        section("What a program has verified");
        out_.open("ul");
        out_.attribute("class", "points");
        if (seen.compared) {
            point(
                "Every file was read back after it was made. Its structure and words are those "
                "of the manuscript, in the same order: " +
                count(seen.elements, "element was", "elements were") + " compared.");
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
        point(count(seen.headings, "heading", "headings") + ", " +
              count(seen.tables, "table", "tables") + ", " + count(seen.links, "link", "links") +
              ", " + count(seen.pictures, "picture", "pictures") + " (of these " +
              english_.number(seen.decorative) + " decorative, " +
              english_.number(seen.undescribed) + " without words).");
        out_.close();
        out_.close();
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
        section("Files");
        out_.open("table");
        out_.attribute("class", "sums");
        row_of_heads({"File", "Size", "SHA-256"});
        out_.open("tbody");
        for (const Role role : {Role::pdf, Role::epub}) {
            const File* file = file_of(edition_, role);
            if (file == nullptr) continue;
            out_.open("tr");
            said("td", file->path);
            said("td", english_.size(file->size), "amount");
            out_.open("td");
            said("code", file->sha256);
            out_.close();
            out_.close();
        }
        out_.close();
        out_.close();
        out_.close();
    }

    void outline() {
        if (edition_.details.outline.empty()) return;
        section("Headings in the order of reading");
        out_.open("ol");
        out_.attribute("class", "outline");
        own_.tag(out_);
        for (const Heading& heading : edition_.details.outline) {
            out_.open("li");
            out_.attribute("class", "level-" + std::to_string(heading.level));
            out_.text(heading.text);
            out_.close();
        }
        out_.close();
        out_.close();
    }

    void pictures() {
        if (edition_.details.pictures.empty()) return;
        section("Pictures, and the words that stand for them");
        out_.open("table");
        out_.attribute("class", "sums");
        row_of_heads({"Picture", "Words"});
        out_.open("tbody");
        for (const Picture& picture : edition_.details.pictures) {
            out_.open("tr");
            said("td", picture.path);
            if (!picture.alternative.empty()) {
                of_edition("td", picture.alternative);
            } else {
                said("td", picture.decorative ? "decoration: none, on purpose" : "none");
            }
            out_.close();
        }
        out_.close();
        out_.close();
        out_.close();
    }

    void translation() {
        if (!edition_.translation) return;
        const Translation& t = *edition_.translation;
        section("Translation");
        out_.open("p");
        out_.text("From '" + t.from + "': of " + count(t.units, "text", "texts") + " " +
                  english_.number(t.translated) + " translated (" + english_.number(t.machine) +
                  " by a machine), " + english_.number(t.stale) + " of an older source, " +
                  english_.number(t.missing) + " missing; " + english_.number(t.reviewed) +
                  " reviewed by a person. Of " +
                  count(t.critical, "critical text", "critical texts") + " " +
                  english_.number(t.critical_open) + " still open.");
        out_.close();
        out_.close();
    }

    void people() {
        section("What only people can tell");
        out_.open("ul");
        out_.attribute("class", "points");
        for (const std::string_view check : human_checks) point(check);
        out_.close();
        said("p", "Made by Bifolium " + std::string(version_) + ".", "subtle");
        out_.close();
    }

    const Edition& edition_;
    const std::vector<Told>& findings_;
    const std::string_view version_;
    const Voice english_{"en"};
    const Voice own_{edition_.language};
    XhtmlWriter out_;
};

}  // namespace

std::string report(const Edition& edition, const std::vector<Told>& findings,
                   std::string_view version) {
    return ReportPage(edition, findings, version).html();
}

}  // namespace bifolium::site
