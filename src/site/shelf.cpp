#include "site/shelf.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/percent_encoding.h"
#include "l10n/pseudo.h"
#include "text/locale.h"

namespace bifolium::site {

namespace {

bool leads_elsewhere(std::string_view path) {
    return path.empty() || path.starts_with('/') || path.find("..") != std::string_view::npos;
}

/// The place in the project's order; what it does not name comes last.
std::size_t place_of(const Manifest& manifest, std::string_view id) {
    const auto& ids = manifest.publications;
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

}  // namespace

std::vector<Publication> shelf(const Manifest& manifest, std::string_view language) {
    const text::CollationKeys keys(text::locale("und"));
    std::map<std::string_view, std::size_t> places;
    std::map<std::string_view, std::string> names;  // of languages, as keys to sort by
    std::vector<const Edition*> editions;
    for (const Edition& edition : manifest.editions) {
        const bool wanted = language.empty() || edition.language == language;
        if (!wanted || l10n::is_pseudo(edition.language)) continue;
        editions.push_back(&edition);
        places.try_emplace(edition.publication, place_of(manifest, edition.publication));
        names.try_emplace(edition.language, keys.of(edition.language_name));
    }
    const auto place = [&](const Edition* e) {
        return std::tuple(places.at(e->publication), std::string_view(e->publication),
                          e->translation.has_value(), std::string_view(names.at(e->language)),
                          std::string_view(e->language), e->variant != "standard",
                          std::string_view(e->variant));
    };
    std::sort(editions.begin(), editions.end(),
              [&](const Edition* a, const Edition* b) { return place(a) < place(b); });
    std::vector<Publication> out;
    for (const Edition* edition : editions) {
        if (out.empty() || out.back().id != edition->publication) {
            out.push_back({edition->publication, {}});
        }
        std::vector<Tongue>& tongues = out.back().tongues;
        if (tongues.empty() || tongues.back().language != edition->language) {
            tongues.push_back({edition->language, {}});
        }
        tongues.back().variants.push_back(edition);
    }
    return out;
}

std::vector<const Edition*> languages_on(const std::vector<Publication>& publications) {
    const text::CollationKeys keys(text::locale("und"));
    std::map<std::pair<std::string, std::string_view>, const Edition*> all;
    for (const Publication& publication : publications) {
        for (const Tongue& tongue : publication.tongues) {
            const Edition* first = tongue.variants.front();
            all.try_emplace({keys.of(first->language_name), tongue.language}, first);
        }
    }
    std::vector<const Edition*> out;
    for (const auto& [key, edition] : all) out.push_back(edition);
    return out;
}

const File* file_of(const Edition& edition, Role role) {
    for (const File& file : edition.files) {
        if (file.role == role && !leads_elsewhere(file.path)) return &file;
    }
    return nullptr;
}

std::string reference(std::string_view path) {
    return "./" + percent_encoded(path, "-._~/");
}

}  // namespace bifolium::site
