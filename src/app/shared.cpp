#include "app/shared.h"

#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "manuscript/parse.h"

namespace bifolium::app {

namespace {

/// The source, or invalid and a finding at `named` (where the author names the file).
SourceId read_source(Shared& shared, const Files& files, const std::string& path, Span named,
                     Diagnostics& diagnostics) {
    const Result<Bytes> bytes = files.read(path);
    if (!bytes) {
        diagnostics.report({Severity::error, "file.unreadable", named, bytes.failure().what,
                            "check the name; paths count from the project's folder"});
        return SourceId();
    }
    if ((*bytes).size() > limits::manuscript_bytes) {
        diagnostics.report({Severity::error, "file.too-large", named,
                            "'" + path + "' is larger than 16 MiB", "divide it into chapters"});
        return SourceId();
    }
    return shared.sources.add(path, std::string((*bytes).view()));
}

void load_fonts(Shared& shared, const Files& files) {
    std::vector<SourceId> manifests;
    for (const std::string path : {"fonts/manifest", "@bifolium/fonts/manifest"}) {
        if (const Result<Bytes> bytes = files.read(path)) {
            manifests.push_back(shared.sources.add(path, std::string((*bytes).view())));
        }
    }
    shared.fonts.emplace(font::Library::load(files, shared.sources, manifests, shared.diagnostics));
    if (shared.fonts->size() == 0) {
        shared.diagnostics.report({Severity::error,
                                   "font.none",
                                   {},
                                   "there are no fonts",
                                   "set BIFOLIUM_DATA to the folder that holds bifolium's fonts"});
    }
}

void load_own_styles(Shared& shared, const Files& files) {
    const auto load = [&](const char* path, css::StyleSheet& sheet) {
        const SourceId source = read_source(shared, files, path, {}, shared.diagnostics);
        if (!source.valid()) return;
        sheet = css::parse(shared.sources, files, source, shared.atoms, shared.diagnostics);
    };
    load("@bifolium/styles/base.css", shared.own);
    load("@bifolium/styles/preview.css", shared.own_of_previews);
}

/// A sheet names a font by its path, a manifest by its name in the folder `fonts`. The bytes are
/// the manifest's in any case, also for a sheet that the command line brings from elsewhere.
font::FaceId face_of(const Shared& shared, const css::FontFaceRule& rule) {
    constexpr std::string_view folder = "fonts/";
    for (const css::Url& url : rule.sources) {
        const std::string path = (std::filesystem::path(url.base).parent_path() / url.text)
                                     .lexically_normal()
                                     .generic_string();
        const std::size_t at = path.find(folder);
        const bool is_ours =
            at == 0 || path.starts_with("@bifolium/") || path.starts_with("@style/");
        const std::string name =
            is_ours && at != std::string::npos ? path.substr(at + folder.size()) : path;
        const font::FaceId face = shared.fonts->find_file(name);
        if (face.valid()) return face;
    }
    return font::FaceId();
}

std::vector<font::FaceRule> face_rules(const Shared& shared, const css::StyleSheet& sheet,
                                       Diagnostics& diagnostics) {
    std::vector<font::FaceRule> rules;
    for (const css::FontFaceRule& rule : sheet.font_faces) {
        const font::FaceId face = face_of(shared, rule);
        if (!face.valid()) {
            diagnostics.report(
                {Severity::error, "font.not-in-manifest", rule.span,
                 "no file of the font '" + rule.family + "' is in the manifest",
                 "add it with 'bifolium fonts add FILE': a font counts with its SHA-256 only"});
            continue;
        }
        rules.push_back({.family = rule.family,
                         .weight_low = rule.weight_low,
                         .weight_high = rule.weight_high,
                         .slant = rule.italic ? font::Slant::italic : font::Slant::upright,
                         .face = face,
                         .unicode_range = rule.unicode_range});
    }
    return rules;
}

/// A picture that was read before has its findings told again: each edition that shows it has them.
/// `Shower`: what shows it, a manuscript or sheets.
template <class Shower>
void load_picture(Shared& shared, const Files& files, const std::filesystem::path& path, Span named,
                  Shower& shower) {
    cache::Inputs read;
    const image::ImageId id = shared.images.add(cache::Recording(files, read), shared.sources, path,
                                                named, shower.diagnostics);
    for (const auto& [name, input] : read.all())
        shared.picture_inputs.insert_or_assign(name, input);
    const std::string name = path.lexically_normal().generic_string();
    const auto known = shared.picture_inputs.find(name);
    if (known != shared.picture_inputs.end()) shower.pictures.add(name, known->second);
    const bool is_painted = id.valid() && shared.images.is_painted(id);
    // One that cannot be used may be a drawing.
    const bool is_drawing =
        is_painted || !id.valid() || shared.images.info(id).format == image::Format::svg;
    shower.has_drawings = shower.has_drawings || is_drawing;
}

/// The pictures that a sheet's values name: content, grounds, list-style-image, a brand's logo.
void load_sheet_pictures(Shared& shared, const css::StyleSheet& sheet, const Files& files,
                         Styles& styles) {
    std::vector<const css::ComponentValue*> open;
    const auto see = [&](const std::vector<css::Declaration>& declarations) {
        for (const css::Declaration& declaration : declarations) {
            for (const css::ComponentValue& value : declaration.raw) open.push_back(&value);
        }
    };
    for (const css::Rule& rule : sheet.rules) see(rule.declarations);
    for (const css::PageRule& page : sheet.pages) {
        see(page.declarations);
        for (const css::MarginRule& margin : page.margins) see(margin.declarations);
    }
    const std::filesystem::path folder = std::filesystem::path(sheet.path).parent_path();
    while (!open.empty()) {
        const css::ComponentValue& value = *open.back();
        open.pop_back();
        const bool is_url = value.kind == css::ComponentKind::url;
        const bool is_function = value.kind == css::ComponentKind::function && value.text == "url";
        if (is_url || (is_function && !value.inner.empty())) {
            const std::string& name = is_url ? value.text : value.inner.front().text;
            load_picture(shared, files, (folder / name).lexically_normal(), value.span, styles);
            continue;
        }
        for (const css::ComponentValue& inner : value.inner) open.push_back(&inner);
    }
}

/// The sheets' @font-face rules.
std::vector<font::FaceRule> load_edition_styles(Shared& shared,
                                                const std::vector<std::string>& paths, Span named,
                                                const Files& disk) {
    Styles& styles = shared.styles[paths];
    const cache::Recording files(disk, styles.inputs);
    for (const std::string& path : paths) {
        const SourceId source = read_source(shared, files, path, named, styles.diagnostics);
        if (!source.valid()) continue;
        styles.sheets.push_back(
            css::parse(shared.sources, files, source, shared.atoms, styles.diagnostics));
    }
    std::vector<font::FaceRule> rules = face_rules(shared, shared.own, styles.diagnostics);
    for (const css::StyleSheet& sheet : styles.sheets) {
        for (font::FaceRule& rule : face_rules(shared, sheet, styles.diagnostics)) {
            rules.push_back(std::move(rule));
        }
    }
    styles.fonts = std::make_unique<font::Selection>(*shared.fonts, rules);
    return rules;
}

std::string text_of(const font::FaceRule& rule, const font::Library& fonts) {
    std::string text;
    const auto add = [&](std::string_view word) {
        text.append(std::to_string(word.size())).append(":").append(word);
    };
    add(rule.family);
    add(fonts.facts(rule.face).path);
    for (const int number : {rule.weight_low, rule.weight_high, static_cast<int>(rule.slant)}) {
        add(std::to_string(number));
    }
    for (const auto& [first, last] : rule.unicode_range) {
        add(std::to_string(first) + "-" + std::to_string(last));
    }
    return text;
}

/// Later rules win, so that of equal ones the last counts alone: how many sheets import one sheet
/// of faces is nothing to a drawing.
Digest digest_of(const std::vector<font::FaceRule>& rules, const font::Library& fonts) {
    std::set<std::string> known;
    std::string all;
    for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule) {
        std::string text = text_of(*rule, fonts);
        if (known.contains(text)) continue;
        all.append(std::to_string(text.size())).append(":").append(text);
        known.insert(std::move(text));
    }
    return sha256(all);
}

void load_manuscript_pictures(Shared& shared, Manuscript& manuscript, const Files& files) {
    const document::Document& document = manuscript.document;
    const document::Metadata& metadata = document.metadata();
    const auto load = [&](const std::string& path, Span named) {
        load_picture(shared, files, path, named, manuscript);
    };
    if (!metadata.cover.empty()) load(metadata.cover, metadata.span);
    for (const document::Node& node : document.nodes()) {
        const auto* image = std::get_if<document::Image>(&node.content);
        if (image != nullptr && !image->path.empty()) load(image->path, node.span);
    }
}

}  // namespace

std::vector<std::string> style_paths(const Edition& edition) {
    std::vector<std::string> paths = edition.variant.styles;
    const auto own = edition.publication.styles_of_variants.find(edition.variant.name);
    if (own != edition.publication.styles_of_variants.end()) {
        paths.insert(paths.end(), own->second.begin(), own->second.end());
    }
    paths.insert(paths.end(), edition.publication.styles.begin(), edition.publication.styles.end());
    if (!edition.language_style.empty()) paths.push_back(edition.language_style);
    return paths;
}

void load_own(Shared& shared, const Files& disk) {
    if (shared.fonts) return;
    const cache::Recording files(disk, shared.own_inputs);
    shared.hyphenation = text::Hyphenation::load(files, "@bifolium/hyphenation");
    load_fonts(shared, files);
    load_own_styles(shared, files);
}

void paint_drawings_with(Shared& shared, const std::filesystem::path& program,
                         std::vector<std::filesystem::path> font_folders) {
    SvgPainter::Fonts fonts{std::move(font_folders), {}};
    const font::Selection selection(*shared.fonts, {});
    for (const std::string name : {"serif", "sans-serif", "monospace"}) {
        const std::vector<std::string> asked{name};
        const font::FaceId face = selection.first({.families = asked});
        if (face.valid()) fonts.generic.emplace_back(name, shared.fonts->facts(face).family);
    }
    shared.svg_painter = std::make_unique<SvgPainter>(program, std::move(fonts));
    shared.images.paint_svg_with(
        [painter = shared.svg_painter.get()](std::string_view svg, image::PixelSize size) {
            return painter->paint(svg, size);
        });
}

void load_manuscript(Shared& shared, const Project& project, const Publication& publication,
                     const Files& disk) {
    if (shared.manuscripts.contains(publication.id)) return;
    cache::Inputs inputs;
    const cache::Recording files(disk, inputs);
    Diagnostics diagnostics;
    std::vector<SourceId> chapters;
    for (const std::string& file : publication.files) {
        const SourceId source = read_source(shared, files, file, publication.span, diagnostics);
        if (source.valid()) chapters.push_back(source);
    }
    manuscript::Lent lent{.files = files, .variables = {}};
    for (const auto& [name, values] : project.variables) lent.variables.insert(name);
    cache::Inputs facts;
    lent.other = [&](const std::string& path) {
        facts.add(neighbour_input(path), input_of_neighbour(shared.neighbours, path));
        return outline_at(shared.neighbours, path, disk, inputs);
    };
    for (const auto& [path, id] : shared.neighbours.publications) {
        if (id != publication.id) lent.files_of_others.insert(path);
    }
    Manuscript manuscript{
        manuscript::parse(shared.sources, chapters, lent, shared.atoms, diagnostics), {}};
    manuscript.neighbours = std::move(facts);
    manuscript.diagnostics = std::move(diagnostics);
    manuscript.inputs = std::move(inputs);
    shared.comments.insert_or_assign(publication.id, manuscript.document.metadata().waivers);
    shared.manuscripts.emplace(publication.id, std::move(manuscript));
}

void load_manuscripts(Shared& shared, const Project& project, const Files& files) {
    for (const Publication& publication : project.publications) {
        load_manuscript(shared, project, publication, files);
    }
}

void load_styles(Shared& shared, const std::vector<Edition>& editions, const Files& files) {
    std::vector<font::FaceRule> rules;
    for (const Edition& edition : editions) {
        const std::vector<std::string> paths = style_paths(edition);
        if (shared.styles.contains(paths)) continue;
        std::vector<font::FaceRule> more =
            load_edition_styles(shared, paths, edition.publication.span, files);
        rules.insert(rules.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
    }
    shared.lettering_digest = digest_of(rules, *shared.fonts);
    shared.lettering = std::make_unique<font::Selection>(*shared.fonts, std::move(rules));
}

void load_pictures(Shared& shared, const std::vector<Edition>& editions, const Files& files) {
    shared.images.letter_with(*shared.lettering);
    std::set<std::string, std::less<>> publications;
    std::set<std::vector<std::string>> lists;
    for (const Edition& edition : editions) {
        if (const auto [list, fresh] = lists.insert(style_paths(edition)); fresh) {
            Styles& styles = shared.styles.find(*list)->second;
            for (const css::StyleSheet& sheet : styles.sheets) {
                load_sheet_pictures(shared, sheet, files, styles);
            }
        }
        if (publications.insert(edition.publication.id).second) {
            load_manuscript_pictures(
                shared, shared.manuscripts.find(edition.publication.id)->second, files);
        }
    }
}

}  // namespace bifolium::app
