#include "app/project.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <variant>

#include "app/project_fit.h"
#include "app/value_reader.h"

namespace bifolium::app {

namespace {

using manuscript::Mapping;
using manuscript::Sequence;
using manuscript::Setting;
using Reader = ValueReader;

std::vector<std::string> languages_of(const Setting& setting, Reader& reader) {
    std::vector<std::string> languages = reader.texts(setting, "languages");
    for (const std::string& tag : languages) {
        if (!is_file_name(tag) || tag.size() > 35) {
            reader.error(setting.span, "'" + tag + "' is no language tag",
                         "write a BCP 47 tag such as en, de or zh-Hans");
        }
    }
    std::erase_if(languages, [](const std::string& tag) { return !is_file_name(tag); });
    return languages;
}

/// A list of sheets for every variant, or a mapping from variants to theirs.
void read_styles(const Setting& setting, Publication& publication, Reader& reader) {
    const auto* mapping = std::get_if<Mapping>(&setting.value);
    if (mapping == nullptr) {
        publication.styles = reader.texts(setting, "styles");
        return;
    }
    for (const auto& [variant, sheets] : *mapping) {
        publication.styles_of_variants[variant] = reader.texts(sheets, variant);
    }
}

Publication read_publication(const Setting& setting, Reader& reader) {
    static constexpr std::array<std::string_view, 5> known = {"id", "files", "languages", "styles",
                                                              "contents"};
    Publication publication;
    publication.span = setting.span;
    const Mapping* mapping = reader.mapping(setting, "publications");
    if (mapping == nullptr) return publication;
    for (const auto& [key, value] : *mapping) {
        if (key == "id") {
            publication.id = reader.text(value, key);
        } else if (key == "files") {
            publication.files = reader.texts(value, key);
        } else if (key == "languages") {
            publication.languages = languages_of(value, reader);
        } else if (key == "styles") {
            read_styles(value, publication, reader);
        } else if (key == "contents") {
            const std::string levels = reader.text(value, key);
            if (levels.size() == 1 && levels[0] >= '0' && levels[0] <= '6') {
                publication.contents_levels = levels[0] - '0';
            } else {
                reader.error(value.span,
                             "'contents' takes a number of levels, not '" + levels + "'",
                             "write 0 for no contents list, or 1 to 6");
            }
        } else {
            reader.unknown(value, key, known);
        }
    }
    if (!is_file_name(publication.id)) {
        reader.error(setting.span, "a publication has no usable 'id'",
                     "give it a short name of letters, digits and hyphens: it names the files");
    }
    if (publication.files.empty()) {
        reader.error(setting.span, "the publication '" + publication.id + "' has no files",
                     "name its manuscript: files: [manuscript/" + publication.id + ".md]");
    }
    return publication;
}

std::vector<Form> forms_of(const Setting& setting, Reader& reader) {
    std::vector<Form> forms;
    for (const std::string& name : reader.texts(setting, "forms")) {
        if (name == "pdf" || name == "epub") {
            forms.push_back(name == "pdf" ? Form::pdf : Form::epub);
        } else {
            reader.error(setting.span, "'" + name + "' is no form", "forms are pdf and epub");
        }
    }
    return forms;
}

Variant read_variant(const std::string& name, const Setting& setting, Reader& reader) {
    static constexpr std::array<std::string_view, 3> known = {"forms", "styles", "fit"};
    Variant variant{
        .name = name, .forms = {Form::pdf, Form::epub}, .styles = {}, .fit = std::nullopt};
    if (!is_file_name(name)) {
        reader.error(setting.span, "'" + name + "' cannot be a variant's name",
                     "use letters, digits and hyphens: it names the files");
    }
    const Mapping* mapping = reader.mapping(setting, name);
    if (mapping == nullptr) return variant;
    for (const auto& [key, value] : *mapping) {
        if (key == "forms") {
            variant.forms = forms_of(value, reader);
        } else if (key == "styles") {
            variant.styles = reader.texts(value, key);
        } else if (key == "fit") {
            variant.fit = read_fit(value, reader);
        } else {
            reader.unknown(value, key, known);
        }
    }
    return variant;
}

void read_variables(const Setting& setting, Project& project, Reader& reader) {
    const Mapping* mapping = reader.mapping(setting, "vars");
    if (mapping == nullptr) return;
    for (const auto& [name, value] : *mapping) {
        if (std::holds_alternative<std::string>(value.value)) {
            project.variables[name][""] = reader.text(value, name);
        } else if (const Mapping* languages = reader.mapping(value, name)) {
            for (const auto& [tag, words] : *languages) {
                project.variables[name][tag] = reader.text(words, tag);
            }
        }
    }
}

void read_check(const Setting& setting, Project& project, Reader& reader) {
    static constexpr std::array<std::string_view, 1> known = {"fail-on"};
    const Mapping* mapping = reader.mapping(setting, "check");
    if (mapping == nullptr) return;
    for (const auto& [key, value] : *mapping) {
        if (key != "fail-on") {
            reader.unknown(value, key, known);
            continue;
        }
        const std::string level = reader.text(value, key);
        if (level == "warning") project.fail_on = Severity::warning;
        if (level != "warning" && level != "error") {
            reader.error(value.span, "'fail-on' takes error or warning, not '" + level + "'", "");
        }
    }
}

/// Only the web can lead from one file to another.
std::string url_of(const Setting& setting, Reader& reader) {
    std::string url = reader.text(setting, "url");
    const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
    if (host == 0 || host == url.size() || url.find_first_of(" ?#\"<>") != std::string::npos) {
        reader.error(setting.span,
                     "'url' takes the address of a folder on the web, not '" + url + "'",
                     "write where the output folder is published: https://example.org/leaflets/");
        return {};
    }
    if (!url.ends_with('/')) url += '/';
    return url;
}

void read_head(const Setting& head, Project& project, std::vector<std::string>& languages,
               Reader& reader) {
    static constexpr std::array<std::string_view, 3> known = {"source-language", "languages",
                                                              "url"};
    const Mapping* mapping = reader.mapping(head, "project");
    for (const auto& [name, setting] : mapping == nullptr ? Mapping() : *mapping) {
        if (name == "source-language") {
            project.source_language = reader.text(setting, name);
        } else if (name == "languages") {
            languages = languages_of(setting, reader);
        } else if (name == "url") {
            project.url = url_of(setting, reader);
        } else {
            reader.unknown(setting, name, known);
        }
    }
}

void read_top_level(const std::string& key, const Setting& value, Project& project,
                    std::vector<std::string>& languages, Reader& reader) {
    static constexpr std::array<std::string_view, 8> known = {
        "project", "publications", "variants", "vars", "check", "findings", "waivers", "l10n"};
    if (key == "project") {
        read_head(value, project, languages, reader);
    } else if (key == "publications") {
        const auto* list = std::get_if<Sequence>(&value.value);
        if (list == nullptr) {
            reader.error(value.span, "'publications' takes a list", "begin each with '- id: …'");
            return;
        }
        for (const Setting& item : *list) {
            project.publications.push_back(read_publication(item, reader));
        }
    } else if (key == "variants") {
        const Mapping* mapping = reader.mapping(value, key);
        for (const auto& [name, setting] : mapping == nullptr ? Mapping() : *mapping) {
            project.variants.push_back(read_variant(name, setting, reader));
        }
    } else if (key == "vars") {
        read_variables(value, project, reader);
    } else if (key == "check") {
        read_check(value, project, reader);
    } else if (key == "findings") {
        read_severities(value, project.rulings, reader);
    } else if (key == "waivers") {
        read_waivers(value, project.rulings, reader);
    } else if (key == "l10n") {
        project.localization = read_localization(value, reader);
    } else {
        reader.unknown(value, key, known);
    }
}

Variant standard_variant() {
    return {
        .name = "standard", .forms = {Form::pdf, Form::epub}, .styles = {}, .fit = std::nullopt};
}

void check_variants(const Project& project, const Publication& publication, Reader& reader) {
    std::vector<std::string_view> known;
    for (const Variant& variant : project.variants) known.push_back(variant.name);
    for (const auto& [name, sheets] : publication.styles_of_variants) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string_view near = nearest(name, known);
        reader.error(
            publication.span,
            "the styles of '" + publication.id + "' name the variant '" + name +
                "', which the project has not",
            near.empty() ? "add it under 'variants'" : "did you mean '" + std::string(near) + "'?");
    }
}

/// "en/msc-large-print".
std::string stem_of(const Edition& edition) {
    std::string path = edition.language + "/" + edition.publication.id;
    if (edition.variant.name != "standard") path += "-" + edition.variant.name;
    return path;
}

}  // namespace

Project read_project(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    Project project;
    Reader reader(sources, diagnostics);
    std::vector<std::string> languages;
    const Span all{source, 0, static_cast<std::uint32_t>(sources.text(source).size())};
    for (const auto& [key, value] : manuscript::read_settings(sources, all, diagnostics)) {
        read_top_level(key, value, project, languages, reader);
    }
    if (project.source_language.empty()) project.source_language = "en";
    if (languages.empty()) languages.push_back(project.source_language);
    if (project.variants.empty()) project.variants.push_back(standard_variant());
    std::set<std::string> ids;
    for (Publication& publication : project.publications) {
        if (publication.languages.empty()) publication.languages = languages;
        check_variants(project, publication, reader);
        if (!ids.insert(publication.id).second) {
            reader.error(publication.span, "two publications have the id '" + publication.id + "'",
                         "each needs its own: it names the files");
        }
    }
    if (project.publications.empty() && !diagnostics.has_errors()) {
        reader.error({source, 0, 0}, "the project has no publications",
                     "add one:\n  publications:\n    - id: article\n      files: [article.md]");
    }
    return project;
}

Project project_of(const std::string& file) {
    Project project;
    std::string id = std::filesystem::path(file).stem().string();
    for (char& c : id) {
        if (!is_file_name(std::string_view(&c, 1))) c = '-';
    }
    if (id.empty() || !is_file_name(id)) id = "publication";
    project.publications.push_back({.id = id,
                                    .files = {file},
                                    .languages = {},
                                    .styles = {},
                                    .styles_of_variants = {},
                                    .contents_levels = -1,
                                    .span = {}});
    project.variants.push_back(standard_variant());
    return project;
}

std::vector<Edition> editions(const Project& project) {
    std::vector<Edition> out;
    for (const Publication& publication : project.publications) {
        for (const std::string& language : publication.languages) {
            for (const Variant& variant : project.variants) {
                const auto& own = publication.styles_of_variants;
                if (!own.empty() && !own.contains(variant.name)) continue;
                out.push_back({publication, variant, language, {}});
            }
        }
    }
    return out;
}

std::string output_path(const Edition& edition, Form form, bool preview) {
    return stem_of(edition) + (preview ? "-preview" : "") + (form == Form::pdf ? ".pdf" : ".epub");
}

std::string cover_path(const Edition& edition) {
    return "covers/" + stem_of(edition) + ".jpg";
}

std::string report_path(const Edition& edition) {
    return "report/" + stem_of(edition) + ".html";
}

bool is_file_name(std::string_view name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= 100 && name.front() != '.' && name.front() != '-' &&
           std::all_of(name.begin(), name.end(), allowed);
}

}  // namespace bifolium::app
