#include "app/neighbours.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/limits.h"
#include "base/percent_encoding.h"
#include "text/lookup.h"

namespace bifolium::app {

namespace {

constexpr std::string_view input_prefix = "?neighbour/";

const Neighbour* neighbour_at(const Neighbours& neighbours, std::string_view file) {
    const auto id = neighbours.publications.find(file);
    return id == neighbours.publications.end() ? nullptr
                                               : &neighbours.by_id.find(id->second)->second;
}

bool has(const Edition& edition, Form form) {
    const std::vector<Form>& forms = edition.variant.forms;
    return std::find(forms.begin(), forms.end(), form) != forms.end();
}

/// How far an edition is from what the reader holds: its form counts more than its variant.
int distance(const Edition& there, const Edition& from, Form form) {
    const int variant = there.variant.name == from.variant.name ? 0
                        : there.variant.name == "standard"      ? 1
                                                                : 2;
    return variant + (has(there, form) ? 0 : 3);
}

/// The edition in this language that is nearest to the reader's; null if there is none.
const Edition* nearest_edition(const Neighbour& neighbour, const std::string& language,
                               const Edition& from, Form form) {
    const Edition* best = nullptr;
    for (const Edition& edition : neighbour.editions) {
        if (edition.language != language || edition.variant.forms.empty()) continue;
        if (best == nullptr || distance(edition, from, form) < distance(*best, from, form)) {
            best = &edition;
        }
    }
    return best;
}

}  // namespace

Neighbours neighbours_of(const Project& project) {
    Neighbours out;
    out.url = project.url;
    out.project = std::make_shared<const Project>(project);
    for (const Publication& publication : out.project->publications) {
        Neighbour& neighbour = out.by_id[publication.id];
        neighbour.files = publication.files;
        neighbour.languages = {out.project->source_language};
        neighbour.languages.insert(neighbour.languages.end(), publication.languages.begin(),
                                   publication.languages.end());
        for (const std::string& file : publication.files) {
            out.publications.emplace(file, publication.id);
        }
    }
    for (const Edition& edition : editions(*out.project)) {
        out.by_id[edition.publication.id].editions.push_back(edition);
    }
    return out;
}

const manuscript::Outline* outline_at(Neighbours& neighbours, const std::string& file,
                                      const Files& disk, cache::Inputs& inputs) {
    const auto id = neighbours.publications.find(file);
    if (id == neighbours.publications.end()) return nullptr;
    Neighbour& neighbour = neighbours.by_id.find(id->second)->second;
    if (!neighbour.outline) {
        const cache::Recording files(disk, neighbour.inputs);
        Sources sources;
        AtomTable atoms;
        std::vector<SourceId> chapters;
        for (const std::string& path : neighbour.files) {
            const Result<Bytes> bytes = files.read(path);
            if (!bytes || (*bytes).size() > limits::manuscript_bytes) continue;
            chapters.push_back(sources.add(path, std::string((*bytes).view())));
        }
        manuscript::Lent lent{.files = files, .variables = {}};
        for (const auto& [name, _] : neighbours.project->variables) lent.variables.insert(name);
        neighbour.outline = manuscript::outline(sources, chapters, lent, atoms);
    }
    inputs.add(neighbour.inputs);
    return &*neighbour.outline;
}

std::string neighbour_input(const std::string& file) {
    return std::string(input_prefix) + file;
}

std::optional<std::string> file_of_neighbour_input(const std::string& name) {
    if (!name.starts_with(input_prefix)) return std::nullopt;
    return name.substr(input_prefix.size());
}

cache::Input input_of_neighbour(const Neighbours& neighbours, const std::string& file) {
    const Neighbour* neighbour = neighbour_at(neighbours, file);
    if (neighbour == nullptr) return {sha256(""), false};
    std::string facts = neighbours.url;
    for (const std::string& path : neighbour->files) facts += "\n" + path;
    for (const std::string& language : neighbour->languages) facts += "\n" + language;
    for (const Edition& edition : neighbour->editions) {
        for (const Form form : edition.variant.forms) facts += "\n" + output_path(edition, form);
    }
    return {sha256(facts), true};
}

std::optional<Address> address_of(const Neighbours& neighbours, const std::string& target,
                                  const Edition& from, Form form) {
    const std::size_t hash = std::min(target.find('#'), target.size());
    const Neighbour* neighbour = neighbour_at(neighbours, std::string_view(target).substr(0, hash));
    if (neighbour == nullptr || neighbours.url.empty()) return std::nullopt;
    std::vector<std::string> languages = text::lookup(from.language);
    languages.insert(languages.end(), neighbour->languages.begin(), neighbour->languages.end());
    for (const std::string& language : languages) {
        const Edition* edition = nearest_edition(*neighbour, language, from, form);
        if (edition == nullptr) continue;
        const Form there = has(*edition, form) ? form : edition->variant.forms.front();
        std::string url = neighbours.url + output_path(*edition, there);
        // https://www.rfc-editor.org/rfc/rfc8118#section-3; into an e-book no address leads.
        if (there == Form::pdf && hash + 1 < target.size()) {
            url +=
                "#nameddest=" + percent_encoded(std::string_view(target).substr(hash + 1), "-._");
        }
        return Address{std::move(url), language};
    }
    return std::nullopt;
}

std::map<std::string, std::string, std::less<>> addresses_in(const document::Document& document,
                                                             const Neighbours& neighbours,
                                                             const Edition& from, Form form) {
    std::map<std::string, std::string, std::less<>> out;
    for (const document::Node& node : document.nodes()) {
        const auto* link = std::get_if<document::Link>(&node.content);
        if (link == nullptr || !document::leads_to_other_text(*link)) continue;
        if (auto address = address_of(neighbours, link->target, from, form)) {
            out.emplace(link->target, std::move(address->url));
        }
    }
    return out;
}

void report_links(const document::Document& manuscript, const Neighbours& neighbours,
                  const Edition& from, Diagnostics& diagnostics) {
    const std::vector<std::string> own = text::lookup(from.language);
    for (const document::Node& node : manuscript.nodes()) {
        const auto* link = std::get_if<document::Link>(&node.content);
        if (link == nullptr || !document::leads_to_other_text(*link)) continue;
        const auto address = address_of(neighbours, link->target, from, from.variant.forms.front());
        const std::string file = link->target.substr(0, link->target.find('#'));
        if (!address) {
            diagnostics.report({Severity::warning, "link.not-live", node.span,
                                "readers get the words of this link only: nobody says where '" +
                                    file + "' will be published",
                                "write 'url: https://…' under 'project:', where the output "
                                "folder is published"});
        } else if (std::find(own.begin(), own.end(), address->language) == own.end()) {
            diagnostics.report({Severity::note, "link.other-language", node.span,
                                "'" + file + "' is not published in '" + from.language +
                                    "': there this link leads to '" + address->language + "'",
                                ""});
        }
    }
}

void report_unpublished(const document::Document& manuscript, const Neighbours& neighbours,
                        const Edition& from, const std::set<std::string>& missing,
                        std::set<std::pair<std::uint32_t, std::uint32_t>>& told,
                        Diagnostics& diagnostics) {
    for (const document::Node& node : manuscript.nodes()) {
        const auto* link = std::get_if<document::Link>(&node.content);
        if (link == nullptr || !document::leads_to_other_text(*link)) continue;
        for (const Form form : from.variant.forms) {
            const auto address = address_of(neighbours, link->target, from, form);
            if (!address) continue;
            const std::string path =
                address->url.substr(0, address->url.find('#')).substr(neighbours.url.size());
            if (!missing.contains(path)) continue;
            if (!told.emplace(node.span.source.index(), node.span.begin).second) continue;
            diagnostics.report(
                {Severity::warning, "link.unpublished", node.span,
                 "this link leads to '" + path + "', which is withheld or only a preview",
                 "mend what stands against that edition, or publish without the "
                 "link"});
        }
    }
}

}  // namespace bifolium::app
