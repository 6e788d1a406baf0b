#include "site/card.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace bifolium::site {

namespace {

constexpr std::size_t most_reasons = 3;

bool is_withheld(const Edition& edition) {
    return edition.verdict == Verdict::withheld;
}

bool has_files(const Edition& edition) {
    return file_of(edition, Role::pdf) != nullptr || file_of(edition, Role::epub) != nullptr;
}

bool say_the_same(const Edition& a, const Edition& b) {
    return a.verdict == b.verdict && has_files(a) == has_files(b) && a.translation == b.translation;
}

/// The project's word for a variant, after a space; nothing for the standard one.
void kind(Pen& pen, const Edition& edition, const Voice& voice) {
    if (edition.variant == "standard") return;
    const Voice& project =
        pen.voices.of(pen.manifest.language.empty() ? "en" : pen.manifest.language);
    pen.out.text(" ");
    pen.open("span", "kind");
    if (&project != &voice) project.tag(pen.out);
    pen.out.text(edition.variant);
    pen.out.close();
}

void download(Pen& pen, const File& file, const Edition& edition, const Voice& voice) {
    pen.out.open("li");
    pen.out.open("a");
    pen.out.attribute("href", pen.link(file.path));
    pen.out.attribute("type", file.role == Role::pdf ? "application/pdf" : "application/epub+zip");
    pen.said("b", "", file.role == Role::pdf ? "PDF" : "EPUB");
    kind(pen, edition, voice);
    pen.out.text(" ");
    pen.said("span", "unseen", title_of(edition));  // a list of links says of what each one is
    pen.out.text(" ");
    pen.open("span", "size");
    if (file.pages > 0) {
        pen.out.open("bdi");  // two numbers side by side would change places
        voice.mark(pen.out);
        pen.out.text(voice.pages(file.pages));
        pen.out.close();
        pen.out.text(" ");
    }
    pen.said("bdi", "", voice.size(file.size));
    pen.out.close();
    pen.out.close();
    pen.out.close();
}

void downloads(Pen& pen, const Tongue& tongue, const Voice& voice) {
    const bool any = std::any_of(tongue.variants.begin(), tongue.variants.end(),
                                 [](const Edition* edition) { return has_files(*edition); });
    if (!any) return;
    pen.open("ul", "files");
    for (const Edition* edition : tongue.variants) {
        for (const Role role : {Role::pdf, Role::epub}) {
            if (const File* file = file_of(*edition, role)) download(pen, *file, *edition, voice);
        }
    }
    pen.out.close();
}

void translation(Pen& pen, const Edition& edition, const Translation& said_of, const Voice& voice) {
    pen.out.text(" ");
    const bool all = said_of.units > 0 && said_of.reviewed >= said_of.units;
    if (all && edition.verdict == Verdict::publishable) {
        pen.element("span", "state good", voice, "site-reviewed");
    } else if (said_of.reviewed > 0) {
        pen.out.open("span");
        voice.mark(pen.out);
        pen.out.text(voice.filled(
            "site-reviewed-partly",
            {{"reviewed", voice.number(said_of.reviewed)}, {"all", voice.number(said_of.units)}}));
        pen.out.close();
    } else {
        pen.element("span", "", voice,
                    said_of.machine > 0 ? "machine-translated-notice" : "site-unreviewed");
    }
}

void states(Pen& pen, const Edition& edition, const Voice& voice, bool named) {
    if (edition.verdict == Verdict::publishable && !edition.translation) return;
    pen.open("p", "states");
    if (named) kind(pen, edition, voice);
    if (is_withheld(edition)) {
        pen.element("span", "state withheld", voice, "site-withheld");
        pen.out.text(" ");
        pen.element("span", "", voice, has_files(edition) ? "site-older" : "site-withheld-meaning");
    } else if (edition.verdict == Verdict::preview) {
        pen.element("span", "state preview", voice, "preview");
    }
    if (edition.translation) translation(pen, edition, *edition.translation, voice);
    pen.out.close();
}

void reports(Pen& pen, const Tongue& tongue, const Voice& voice) {
    const bool any = std::any_of(
        tongue.variants.begin(), tongue.variants.end(),
        [](const Edition* edition) { return file_of(*edition, Role::report) != nullptr; });
    if (!any) return;
    pen.open("p", "reports");
    for (const Edition* edition : tongue.variants) {
        const File* report = file_of(*edition, Role::report);
        if (report == nullptr) continue;
        if (edition != tongue.variants.front()) pen.out.text(" ");
        pen.out.open("a");
        pen.out.attribute("href", pen.link(report->path));
        pen.element("span", "", voice, "site-checked");
        kind(pen, *edition, voice);
        pen.out.close();
    }
    pen.out.close();
}

/// Findings are told in English.
void why(Pen& pen, const Edition& edition) {
    if (edition.reasons.empty()) return;
    pen.open("ul", "why");
    pen.out.attribute("lang", "en");
    pen.out.attribute("dir", "ltr");
    for (std::size_t i = 0; i < std::min(most_reasons, edition.reasons.size()); ++i) {
        const Reason& reason = edition.reasons[i];
        pen.out.open("li");
        pen.out.open("code");
        pen.out.text(reason.code);
        pen.out.close();
        pen.out.text(" " + reason.message);
        if (!reason.file.empty()) {
            pen.out.text(" (" + reason.file + ":" + std::to_string(reason.line) + ")");
        }
        pen.out.close();
    }
    pen.out.close();
}

}  // namespace

void card(Pen& pen, const Publication& publication, const Tongue& tongue) {
    const Edition& first = *tongue.variants.front();
    const Voice& voice = pen.voices.of(tongue.language);
    const bool is_original = !first.translation && publication.tongues.size() > 1;
    pen.open("li", is_original ? "edition original" : "edition");
    pen.out.attribute("id", std::string(publication.id) + "-" + std::string(tongue.language));
    voice.tag(pen.out);
    pen.out.open("h3");
    pen.said("span", "", first.language_name);
    if (is_original) {
        pen.out.text(" ");
        pen.element("small", "", voice, "site-original");
    }
    pen.out.close();
    if (first.translation && pen.language.empty()) pen.said("p", "title", title_of(first));
    downloads(pen, tongue, voice);
    const bool same =
        std::all_of(tongue.variants.begin(), tongue.variants.end(),
                    [&](const Edition* edition) { return say_the_same(*edition, first); });
    for (const Edition* edition : tongue.variants) {
        if (!same || edition == &first) states(pen, *edition, voice, !same);
        const bool is_told = edition != &first && edition->reasons == first.reasons;
        if (is_withheld(*edition) && !is_told) why(pen, *edition);
    }
    reports(pen, tongue, voice);
    pen.out.close();
}

}  // namespace bifolium::site
