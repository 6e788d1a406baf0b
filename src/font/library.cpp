#include "font/library.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "font/faces.h"
#include "font/manifest.h"
#include "font/matching.h"

namespace bifolium::font {

namespace {

void report(Diagnostics& diagnostics, std::string_view code, const ManifestLine& line,
            std::string message, std::string hint) {
    diagnostics.report({Severity::error, code, line.span, std::move(message), std::move(hint)});
}

HbFont make_font(hb_face_t* face, std::int32_t units_per_em) {
    HbFont font(hb_font_create(face));
    hb_font_set_scale(font.get(), units_per_em, units_per_em);
    hb_font_make_immutable(font.get());
    return font;
}

/// Nothing, and a finding, if the face may not come in.
std::optional<Face> load_face(const ManifestLine& line, Bytes file, Diagnostics& diagnostics) {
    Result<Opened> opened = open_face(file.view(), line.index);
    if (!opened) {
        report(diagnostics, "font.damaged", line,
               "the font '" + line.path() + "' cannot be used: " + opened.failure().what,
               "get the file again from its maker and add it with 'bifolium fonts add'");
        return std::nullopt;
    }
    Face face;
    face.facts = std::move(opened->facts);
    face.facts.path = line.path();
    if (!face.facts.embeddable) {
        report(diagnostics, "font.not-embeddable", line,
               "the licence bits of '" + line.path() + "' forbid embedding a subset of it",
               "take another face, or a version of this one whose fsType allows embedding");
        return std::nullopt;
    }
    face.metrics = opened->metrics;
    face.file = std::move(file);
    face.digest = line.digest;
    face.index = line.index;
    face.face = std::move(opened->face);
    face.font = make_font(face.face.get(), face.metrics.units_per_em);
    return face;
}

}  // namespace

Library::Library() : state_(std::make_unique<State>()) {}
Library::~Library() = default;
Library::Library(Library&&) noexcept = default;

Library Library::load(const Files& files, Sources& sources, std::span<const SourceId> manifests,
                      Diagnostics& diagnostics) {
    Library library;
    State& state = *library.state_;
    std::map<std::string, Result<Bytes>, std::less<>> read;
    for (const SourceId manifest : manifests) {
        const auto folder = std::filesystem::path(sources.path(manifest)).parent_path();
        for (const ManifestLine& line : read_manifest(sources, manifest, diagnostics)) {
            if (state.paths.contains(line.path())) continue;  // the first manifest wins
            const std::filesystem::path path =
                line.package.empty() ? folder / line.file : std::filesystem::path(line.file);
            // The faces of a collection share one file, which may be large.
            auto known = read.find(path.generic_string());
            if (known == read.end()) {
                known = read.emplace(path.generic_string(), files.read(path)).first;
            }
            const Result<Bytes>& file = known->second;
            if (!file) {
                if (!line.package.empty()) {
                    state.absent_packages.push_back(line.package);
                } else {
                    report(
                        diagnostics, "font.missing-file", line,
                        "the font file '" + line.file + "' cannot be read: " + file.failure().what,
                        "put the file beside the manifest, or remove this line");
                }
                continue;
            }
            std::optional<Face> face = load_face(line, *file, diagnostics);
            if (!face) continue;
            const FaceId id(static_cast<std::uint32_t>(state.faces.size()));
            state.families[folded_family(face->facts.family)].push_back(id);
            state.paths.emplace(line.path(), id);
            state.faces.push_back(*std::move(face));
        }
    }
    std::sort(state.absent_packages.begin(), state.absent_packages.end());
    state.absent_packages.erase(
        std::unique(state.absent_packages.begin(), state.absent_packages.end()),
        state.absent_packages.end());
    return library;
}

std::size_t Library::size() const {
    return state_->faces.size();
}
const Facts& Library::facts(FaceId id) const {
    return state_->faces[id.index()].facts;
}
Metrics Library::metrics(FaceId id) const {
    return state_->faces[id.index()].metrics;
}
Bytes Library::file(FaceId id) const {
    return state_->faces[id.index()].file;
}
const std::vector<std::string>& Library::absent_packages() const {
    return state_->absent_packages;
}

std::span<const FaceId> Library::family(std::string_view name) const {
    const auto found = state_->families.find(folded_family(name));
    return found == state_->families.end() ? std::span<const FaceId>() : found->second;
}

FaceId Library::match(std::string_view name, int weight, Slant slant) const {
    FaceId best;
    int least = 0;
    for (const FaceId id : family(name)) {
        const int distance = style_distance(facts(id).weight, facts(id).slant, weight, slant);
        if (!best.valid() || distance < least) best = id, least = distance;
    }
    return best;
}

FaceId Library::find_file(std::string_view path) const {
    const auto found = state_->paths.find(path);
    return found == state_->paths.end() ? FaceId() : found->second;
}

bool Library::covers(FaceId id, char32_t character) const {
    return glyph(id, character) != 0;
}

std::uint32_t Library::glyph(FaceId id, char32_t character) const {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(state_->faces[id.index()].font.get(), character, &glyph);
    return glyph;
}

std::int32_t Library::advance(FaceId id, std::uint32_t glyph) const {
    return hb_font_get_glyph_h_advance(state_->faces[id.index()].font.get(), glyph);
}

}  // namespace bifolium::font
