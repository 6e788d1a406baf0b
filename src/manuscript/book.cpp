#include "manuscript/book.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "manuscript/front_matter.h"
#include "manuscript/markdown.h"
#include "manuscript/structure.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

constexpr std::size_t most_inclusions = 1000;  // files that include each other twice grow fast

/// Reads files and what they include, one after the other, into one list of blocks.
class FileReader {
public:
    FileReader(Sources& sources, const Lent& lent, AtomTable& atoms, Diagnostics& diagnostics,
               Asides& asides)
        : sources_(sources),
          lent_(lent),
          atoms_(atoms),
          diagnostics_(diagnostics),
          asides_(asides) {}

    Drafts blocks(SourceId source, Span text) {
        open_.emplace_back(sources_.path(source));
        const Body body(sources_, text);
        PassContext context{.source = sources_.text(source),
                            .variables = lent_.variables,
                            .diagnostics = diagnostics_,
                            .asides = asides_,
                            .atoms = atoms_};
        Drafts read =
            finish_blocks(read_markdown(body, diagnostics_), context,
                          [&](std::string_view path, Span span) { return include(path, span); });
        open_.pop_back();
        return read;
    }

private:
    Drafts include(std::string_view, Span span) {
        // The path stands in the line that the span begins.
        std::string_view line = sources_.text(span.source).substr(span.begin);
        line = line.substr(0, line.find_first_of("\r\n"));
        std::string_view written = line.substr(std::min(line.find("include") + 7, line.size()));
        const std::size_t begin = written.find_first_not_of(" \t");
        const std::size_t end = written.find_last_not_of(" \t");
        written = begin == std::string_view::npos ? "" : written.substr(begin, end - begin + 1);
        span.end = span.begin + static_cast<std::uint32_t>(line.size());

        const std::string beside = project_path(sources_.path(span.source), written);
        const std::string from_root = project_path("", written);
        if (beside.empty() && from_root.empty()) {
            return refuse("include.outside-project", span, written, "does not lie in the project");
        }
        for (const std::string& path : {beside, from_root}) {
            if (path.empty()) continue;
            auto bytes = lent_.files.read(path);
            if (!bytes) continue;
            return include_file(path, std::string((*bytes).view()), span);
        }
        return refuse("include.missing", span, written, "cannot be read");
    }

    Drafts include_file(const std::string& path, std::string text, Span span) {
        if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
            return refuse("include.cyclic", span, path, "includes itself");
        }
        if (++inclusions_ > most_inclusions) {
            return refuse("include.too-many", span, path,
                          "is one inclusion more than " + std::to_string(most_inclusions));
        }
        const SourceId source = sources_.add(path, std::move(text));
        if (!check_encoding(sources_, source, diagnostics_)) return {};
        const Parts parts = split_front_matter(sources_, source, diagnostics_);
        if (parts.settings.source.valid()) {
            diagnostics_.report({Severity::warning, "frontmatter.not-first", parts.settings,
                                 "the front matter of an included file is not used",
                                 "the first file's front matter is the book's"});
        }
        return blocks(source, parts.text);
    }

    Drafts refuse(std::string_view code, Span span, std::string_view path, std::string_view what) {
        diagnostics_.report({Severity::error, code, span,
                             "'" + std::string(path) + "' " + std::string(what),
                             "name a file relative to this one or to the project"});
        return {};
    }

    Sources& sources_;
    const Lent& lent_;
    AtomTable& atoms_;
    Diagnostics& diagnostics_;
    Asides& asides_;
    std::vector<std::string> open_;
    std::size_t inclusions_ = 0;
};

const Draft* first_heading(const Drafts& drafts) {
    for (const Draft& draft : drafts) {
        if (draft.is<Heading>()) return &draft;
        if (const Draft* found = first_heading(draft.children)) return found;
    }
    return nullptr;
}

std::string file_stem(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    path = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return std::string(path.substr(0, path.rfind('.')));
}

void complete_title(Metadata& metadata, const Drafts& blocks, std::string_view path) {
    if (!metadata.title.empty()) return;
    metadata.title_is_derived = true;
    if (const Draft* heading = first_heading(blocks)) metadata.title = words_of(heading->children);
    if (metadata.title.find_first_not_of(" \t\n") == std::string::npos) {
        metadata.title = file_stem(path);
    }
}

void complete_language(Metadata& metadata, AtomTable& atoms, Diagnostics& diagnostics,
                       SourceId source) {
    if (metadata.language.valid()) return;
    metadata.language = atoms.intern("en");
    const bool stated = metadata.span.source.valid();
    diagnostics.report({stated ? Severity::warning : Severity::note, "frontmatter.missing-language",
                        stated ? metadata.span : Span{source, 0, 0},
                        "no language is given; English is assumed", "write 'lang: en'"});
}

/// What a reader of a leaflet must find in it. Without a profile one warning names all gaps.
void check_facts(const Metadata& metadata, Diagnostics& diagnostics) {
    if (!metadata.span.source.valid() || metadata.title_is_derived) return;
    std::vector<std::string_view> missing;
    if (metadata.contact.empty()) missing.push_back("contact");
    if (metadata.reviewed.empty()) missing.push_back("reviewed");
    if (metadata.next_review.empty()) missing.push_back("next-review");
    if (metadata.sources.empty()) missing.push_back("sources");
    if (metadata.version.empty()) missing.push_back("version");
    if (missing.empty()) return;
    if (metadata.profile.empty()) {
        std::string names;
        for (const std::string_view name : missing) {
            names.append(names.empty() ? "" : ", ").append(name);
        }
        diagnostics.report({Severity::warning, "frontmatter.missing-fact", metadata.span,
                            "not recorded: " + names,
                            "add what is known; the back page says 'not recorded' for the rest"});
        return;
    }
    for (const std::string_view name : missing) {
        diagnostics.report(
            {Severity::error, "frontmatter.missing-fact", metadata.span,
             "the profile '" + metadata.profile + "' wants '" + std::string(name) + "'",
             "add '" + std::string(name) + ":', with what is true"});
    }
}

}  // namespace

Book read_book(Sources& sources, std::span<const SourceId> chapters, const Lent& lent,
               AtomTable& atoms, Diagnostics& diagnostics) {
    Book book;
    FileReader reader(sources, lent, atoms, diagnostics, book.asides);
    for (const SourceId chapter : chapters) {
        if (!check_encoding(sources, chapter, diagnostics)) continue;
        const bool first = chapter == chapters.front();
        const Parts parts = split_front_matter(sources, chapter, diagnostics);
        Metadata own;
        if (parts.settings.source.valid()) {
            own = read_front_matter(sources, parts.settings,
                                    first ? Position::first : Position::later, atoms, diagnostics);
        }
        Drafts read = reader.blocks(chapter, parts.text);
        if (!first && own.language.valid()) {
            for (Draft& block : read) {
                if (block.attributes.language.empty()) {
                    block.attributes.language = atoms.text(own.language);
                }
            }
        }
        if (first) book.metadata = std::move(own);
        std::move(read.begin(), read.end(), std::back_inserter(book.blocks));
    }
    if (chapters.empty()) return book;

    const SourceId first = chapters.front();
    Metadata& metadata = book.metadata;
    complete_title(metadata, book.blocks, sources.path(first));
    complete_language(metadata, atoms, diagnostics, first);
    check_facts(metadata, diagnostics);
    if (!metadata.cover.empty()) {
        metadata.cover = project_path(sources.path(first), metadata.cover);
    }
    const int top_level = metadata.title_is_derived || has_level_one(book.blocks) ? 1 : 2;
    book.blocks = build_sections(std::move(book.blocks), top_level, diagnostics);
    place_notes(book.blocks, diagnostics);
    book.targets = assign_identifiers(book.blocks, sources, chapters, diagnostics);
    return book;
}

}  // namespace bifolium::manuscript
