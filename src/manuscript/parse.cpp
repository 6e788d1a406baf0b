#include "manuscript/parse.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "manuscript/book.h"
#include "manuscript/emit.h"

namespace bifolium::manuscript {

using namespace document;

namespace {

/// Each pass finds its own kind; authors read their files from top to bottom.
void report_in_order(const Diagnostics& found, Diagnostics& out) {
    std::vector<const Diagnostic*> list;
    for (const Diagnostic& finding : found.all()) list.push_back(&finding);
    std::stable_sort(list.begin(), list.end(), [](const Diagnostic* a, const Diagnostic* b) {
        return std::pair(a->span.source, a->span.begin) < std::pair(b->span.source, b->span.begin);
    });
    for (const Diagnostic* finding : list) out.report(*finding);
}

}  // namespace

Document parse(Sources& sources, std::span<const SourceId> chapters, const Lent& lent,
               AtomTable& atoms, Diagnostics& reported) {
    Diagnostics diagnostics;  // in the order of discovery; reported in that of the text
    Book book = read_book(sources, chapters, lent, atoms, diagnostics);
    if (chapters.empty()) return Builder(std::move(book.metadata)).finish();
    resolve_links(book.blocks, {book.targets, sources, lent}, diagnostics);
    report_in_order(diagnostics, reported);
    book.metadata.waivers = std::move(book.asides.waivers);
    book.metadata.translator_notes = std::move(book.asides.translator_notes);
    return emit(std::move(book.metadata), book.blocks, atoms, reported);
}

Outline outline(Sources& sources, std::span<const SourceId> chapters, const Lent& lent,
                AtomTable& atoms) {
    Diagnostics told_of_itself;
    const Book book = read_book(sources, chapters, lent, atoms, told_of_itself);
    Outline out{.title = book.metadata.title,
                .beginnings = {},
                .in_file = {},
                .anywhere = book.targets.anywhere,
                .words = book.targets.words};
    for (const auto& [path, target] : book.targets.chapters) {
        const bool is_first = target.first == chapters.front().index();
        out.beginnings.emplace(path, is_first ? std::string() : target.second);
        for (const auto& [place, id] : book.targets.in_source) {
            if (place.first == target.first) out.in_file.emplace(std::pair(path, place.second), id);
        }
    }
    return out;
}

}  // namespace bifolium::manuscript
