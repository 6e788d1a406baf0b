#include "app/finding_formats.h"

#include <algorithm>

#include "app/fingerprint.h"

namespace bifolium::app {

std::optional<Location> location_of(const Diagnostic& d, const FindingList& list) {
    if (!d.span.source.valid()) return std::nullopt;
    const std::string_view path = list.sources.path(d.span.source);
    const bool of_project = !path.starts_with('/') && !path.starts_with('@');
    return Location{.file = (of_project ? list.folder : std::string()) + std::string(path),
                    .of_project = of_project,
                    .begin = list.sources.locate(d.span.source, d.span.begin),
                    .end = list.sources.locate(d.span.source, std::max(d.span.begin, d.span.end))};
}

std::string Occurrences::next(const Diagnostic& d, const Sources& sources) {
    std::string print = fingerprint(d, sources);
    const std::size_t number = ++seen_[print];
    return print + ":" + std::to_string(number);
}

}  // namespace bifolium::app
