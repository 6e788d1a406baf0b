#include "app/edition_memory.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/edition_facts.h"
#include "app/identity.h"
#include "app/manifest.h"

namespace bifolium::app {

namespace {

// What stands among the paths that an edition depends on, and is none. The program that paints
// drawings, and whether there is one: a drawing that did not need it yet may be in another edition.
constexpr std::string_view painter_path = "?painter", has_painter_path = "?has-painter";
/// The faces that all style sheets name: drawings are lettered in them.
constexpr std::string_view lettering_path = "?lettering";

const cache::Input* find(const std::vector<cache::Inputs>& groups, const std::string& path) {
    for (const cache::Inputs& inputs : groups) {
        const auto found = inputs.all().find(path);
        if (found != inputs.all().end()) return &found->second;
    }
    return nullptr;
}

}  // namespace

EditionMemory::EditionMemory(cache::Store& store, const DiskFiles& files, Shared& shared,
                             OfDrawings of_drawings)
    : store_(store),
      files_(files),
      shared_(shared),
      memory_(store, [this](const std::string& path) { return look(path); }),
      program_(program_identity()),
      of_drawings_(std::move(of_drawings)) {}

const Digest& EditionMemory::painter() {
    if (!painter_) painter_ = of_drawings_.painter();
    return *painter_;
}

/// Remembered too: where no sheet has changed, none must be read.
Digest EditionMemory::lettering() {
    if (shared_.lettering_digest) return *shared_.lettering_digest;
    std::string lists = "lettering " + hexadecimal(program_);
    for (const std::vector<std::string>& paths : of_drawings_.style_paths) {
        for (const std::string& path : paths) {
            lists.append(std::to_string(path.size())).append(":").append(path);
        }
        lists.append(";");
    }
    const Digest key = sha256(lists);
    cache::Inputs inputs;
    const std::optional<std::string> text = memory_.recall(key, inputs);
    if (text) shared_.lettering_digest = cache::digest_from(*text);
    if (shared_.lettering_digest) return *shared_.lettering_digest;
    of_drawings_.load_styles();
    std::vector<const cache::Inputs*> groups{&shared_.own_inputs};
    for (const auto& [paths, styles] : shared_.styles) {
        if (!styles.inputs.all().empty()) groups.push_back(&styles.inputs);
    }
    memory_.remember(key, groups, hexadecimal(*shared_.lettering_digest), {});
    return *shared_.lettering_digest;
}

cache::Inputs EditionMemory::inputs_of_drawings() {
    cache::Inputs out;
    out.add(lettering_path, look(std::string(lettering_path)));
    const bool was_asked = shared_.svg_painter && shared_.svg_painter->was_asked();
    const std::string_view path = was_asked ? painter_path : has_painter_path;
    out.add(path, look(std::string(path)));
    return out;
}

/// All that an edition was made of, in groups that many editions have in common.
std::vector<cache::Inputs> EditionMemory::groups_of(const Edition& edition) {
    const Manuscript& manuscript = shared_.manuscripts.find(edition.publication.id)->second;
    const Styles& styles = shared_.styles.find(style_paths(edition))->second;
    std::vector<cache::Inputs> out{shared_.own_inputs,    manuscript.inputs, manuscript.pictures,
                                   manuscript.neighbours, styles.inputs,     styles.pictures};
    const auto catalogue =
        shared_.catalogue_inputs.find({edition.publication.id, edition.language});
    if (catalogue != shared_.catalogue_inputs.end()) out.push_back(catalogue->second);
    if (manuscript.has_drawings || styles.has_drawings) out.push_back(inputs_of_drawings());
    std::erase_if(out, [](const cache::Inputs& inputs) { return inputs.all().empty(); });
    return out;
}

cache::Input EditionMemory::look(const std::string& path) {
    if (const auto file = file_of_neighbour_input(path)) {
        return input_of_neighbour(shared_.neighbours, *file);
    }
    if (path == lettering_path) return {lettering(), true};
    if (path == painter_path) return {painter(), true};
    if (path == has_painter_path) return {Digest(), shared_.has_painter};
    const Result<Digest> digest = files_.digest(path);
    if (digest) return {*digest, true};
    return cache::input_of(digest.failure());
}

/// The file as a source of this run; nothing if it has another content by now.
std::optional<SourceId> EditionMemory::source_of(const std::string& path,
                                                 const cache::Inputs& inputs) {
    const auto input = inputs.all().find(path);
    const Result<Bytes> bytes = files_.read(path);
    if (input == inputs.all().end() || cache::input_of(bytes) != input->second || !bytes) {
        return std::nullopt;
    }
    return shared_.sources.add(path, std::string((*bytes).view()));
}

/// Makes a thing of the author's text again. `known`: a file is read once for all that stands in
/// it.
template <class T>
bool EditionMemory::place(const Placed<T>& placed, const cache::Inputs& inputs, KnownSources& known,
                          T& out) {
    out = placed.thing;
    if (placed.path.empty()) return true;
    const auto [source, is_new] = known.try_emplace(placed.path);
    if (is_new) source->second = source_of(placed.path, inputs);
    if (!source->second) return false;
    out.span.source = *source->second;
    return true;
}

std::optional<Made> EditionMemory::restored(const EditionRecord& record,
                                            const std::string& publication,
                                            const cache::Inputs& inputs) {
    Made made;
    made.report.facts = record.facts;
    made.report.facts.files.clear();
    made.report.preview = record.preview;
    made.report.outdated = record.outdated;
    KnownSources known;
    const auto add = [&](const std::vector<Placed<Diagnostic>>& list, Diagnostics& out) {
        for (const Placed<Diagnostic>& placed : list) {
            Diagnostic finding;
            if (!place(placed, inputs, known, finding)) return false;
            out.report(std::move(finding));
        }
        return true;
    };
    if (!add(record.findings, made.report.diagnostics)) return std::nullopt;
    if (!add(record.comparison, made.report.comparison)) return std::nullopt;
    std::vector<document::Waiver> comments(record.comments.size());
    for (std::size_t i = 0; i < comments.size(); ++i) {
        if (!place(record.comments[i], inputs, known, comments[i])) return std::nullopt;
    }
    shared_.comments.insert_or_assign(publication, std::move(comments));
    for (const site::File& file : record.facts.files) {
        made.report.outputs.push_back({.role = file.role,
                                       .path = file.path,
                                       .bytes = {},
                                       .pages = file.pages,
                                       .width = file.width,
                                       .height = file.height,
                                       .size = file.size,
                                       .sha256 = file.sha256});
    }
    return made;
}

std::optional<Made> EditionMemory::recall(const EditionSettings& settings) {
    cache::Inputs inputs;
    const std::optional<std::string> text = memory_.recall(edition_key(program_, settings), inputs);
    const std::optional<EditionRecord> record = text ? edition_record(*text) : std::nullopt;
    if (!record) return std::nullopt;
    std::optional<Made> made = restored(*record, settings.edition.publication.id, inputs);
    if (made) inputs_.add(inputs);
    return made;
}

bool EditionMemory::fetch(Made& made) const {
    for (Output& output : made.report.outputs) {
        if (!is_published(made.report.verdict, output.role) || !output.bytes.empty()) continue;
        const Result<Digest> old = files_.output_digest(output.path);
        output.stands = old && hexadecimal(*old) == output.sha256;
        if (output.stands) continue;
        const std::optional<Digest> digest = cache::digest_from(output.sha256);
        std::optional<std::string> bytes = digest ? store_.bytes(*digest) : std::nullopt;
        if (!bytes) return false;
        output.bytes = *std::move(bytes);
    }
    return true;
}

namespace {

/// Takes things out of the run's sources; false if a source is not what its file says.
class Placing {
public:
    Placing(const Sources& sources, const std::vector<cache::Inputs>& groups)
        : sources_(sources), groups_(groups) {}

    template <class T>
    bool add(const T& thing, std::vector<Placed<T>>& out) {
        Placed<T> placed{thing, {}};
        placed.thing.span.source = SourceId();
        if (thing.span.source.valid()) {
            placed.path = sources_.path(thing.span.source);
            const auto [source, is_new] = fits_.try_emplace(thing.span.source);
            if (is_new) source->second = fits(placed.path, thing.span.source);
            if (!source->second) return false;
        }
        out.push_back(std::move(placed));
        return true;
    }
    /// Files that things stand in and that are no inputs: the project file.
    const cache::Inputs& others() const { return others_; }

private:
    bool fits(const std::string& path, SourceId source) {
        const cache::Input now{sha256(sources_.text(source)), true};
        const cache::Input* input = find(groups_, path);
        if (input == nullptr) others_.add(path, now);
        return input == nullptr || *input == now;
    }

    const Sources& sources_;
    const std::vector<cache::Inputs>& groups_;
    cache::Inputs others_;
    std::map<SourceId, bool> fits_;  // a text is hashed once for all that stands in it
};

}  // namespace

void EditionMemory::remember(const EditionSettings& settings, const Report& report) {
    const std::string& publication = settings.edition.publication.id;
    if (shared_.svg_painter && !shared_.svg_painter->is_certain()) return;
    std::vector<cache::Inputs> groups = groups_of(settings.edition);
    EditionRecord record{.facts = report.facts,
                         .preview = report.preview,
                         .outdated = report.outdated,
                         .findings = {},
                         .comparison = {},
                         .comments = {}};
    Placing placing(shared_.sources, groups);
    bool whole = true;
    for (const Diagnostic& d : report.diagnostics.all()) {
        whole = whole && placing.add(d, record.findings);
    }
    for (const Diagnostic& d : report.comparison.all()) {
        whole = whole && placing.add(d, record.comparison);
    }
    for (const document::Waiver& waiver : shared_.comments.find(publication)->second) {
        whole = whole && placing.add(waiver, record.comments);
    }
    std::vector<Digest> needs;
    for (const Output& output : report.outputs) {
        needs.push_back(*cache::digest_from(output.sha256));
        whole = whole && store_.keep(needs.back(), output.bytes);
        record.facts.files.push_back(file_of(output));
    }
    const std::optional<std::string> text = whole ? to_text(record) : std::nullopt;
    if (!text) return;
    if (!placing.others().all().empty()) groups.push_back(placing.others());
    std::vector<const cache::Inputs*> borrowed;
    for (const cache::Inputs& group : groups) borrowed.push_back(&group);
    memory_.remember(edition_key(program_, settings), borrowed, *text, needs);
}

cache::Inputs recorded(const Shared& shared) {
    cache::Inputs all = shared.own_inputs;
    for (const auto& [id, manuscript] : shared.manuscripts) {
        all.add(manuscript.inputs), all.add(manuscript.pictures);
    }
    for (const auto& [paths, styles] : shared.styles) {
        all.add(styles.inputs), all.add(styles.pictures);
    }
    for (const auto& [key, inputs] : shared.catalogue_inputs) all.add(inputs);
    return all;
}

bool are_recorded(const std::set<std::string>& read, const Shared& shared) {
    const cache::Inputs all = recorded(shared);
    return std::all_of(read.begin(), read.end(),
                       [&](const std::string& path) { return all.all().contains(path); });
}

}  // namespace bifolium::app
