#include "app/plain_language.h"

#include <set>
#include <utility>

#include "app/readability_ratchet.h"
#include "app/translations.h"
#include "readability/advice.h"

namespace bifolium::app {

readability::Readability readability_of(const Edition& edition, const Project& project,
                                        const Shared& shared) {
    const Manuscript& manuscript = shared.manuscripts.find(edition.publication.id)->second;
    AtomTable atoms = shared.atoms;
    Diagnostics told_elsewhere;
    const auto other = translated(manuscript, edition, project, shared,
                                  text::locale(edition.language), atoms, told_elsewhere);
    return readability::measure(other ? other->document : manuscript.document, atoms,
                                shared.sources);
}

std::vector<MeasuredPublication> measure_publications(const std::vector<Edition>& editions,
                                                      const Project& project,
                                                      const Shared& shared) {
    std::vector<MeasuredPublication> out;
    std::set<std::pair<std::string, std::string>> done;  // variants say the same
    for (const Edition& edition : editions) {
        if (!done.emplace(edition.publication.id, edition.language).second) continue;
        out.push_back(
            {edition.publication.id, edition.language, readability_of(edition, project, shared)});
    }
    return out;
}

void check_plain_language(const Edition& edition, const document::Document& document,
                          const Shared& shared, const AtomTable& atoms, Diagnostics& diagnostics) {
    if (!shared.plain_language) return;
    if (!shared.plain_language->records.empty()) {
        const MeasuredPublication measured{edition.publication.id, edition.language,
                                           readability::measure(document, atoms, shared.sources)};
        check_records(measured, shared.plain_language->records, diagnostics);
    }
    readability::advise(document, shared.plain_language->advice, atoms, shared.sources,
                        diagnostics);
}

}  // namespace bifolium::app
