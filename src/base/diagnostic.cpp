#include "base/diagnostic.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace bifolium {

namespace {

constexpr std::size_t letters_block = 512;

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool stands_as_error(const Diagnostic& d) {
    return d.severity == Severity::error && d.standing == Standing::stands;
}

}  // namespace

/// The same text of the same path is one source, so that a mistake in it is one finding.
SourceId Sources::add(std::string path, std::string text) {
    std::vector<std::uint32_t>& same_path = by_path_[path];
    for (const std::uint32_t i : same_path) {
        if (sources_[i].text == text) return SourceId(i);
    }
    Source source{std::move(path), std::move(text), {0}, {}};
    // LF, CR LF and a lone CR, as CommonMark counts them.
    for (std::size_t at = 0; (at = source.text.find_first_of("\r\n", at)) != std::string::npos;) {
        const bool pair = source.text.compare(at, 2, "\r\n") == 0;
        at += pair ? 2 : 1;
        source.lines.push_back(static_cast<std::uint32_t>(at));
    }
    for (std::size_t at = 0, before = 0; at <= source.text.size(); at += letters_block) {
        source.letters.push_back(static_cast<std::uint32_t>(before));
        before += letters_in(std::string_view(source.text).substr(at, letters_block));
    }
    sources_.push_back(std::move(source));
    same_path.push_back(static_cast<std::uint32_t>(sources_.size() - 1));
    return SourceId(same_path.back());
}

std::string_view Sources::path(SourceId id) const {
    return sources_.at(id.index()).path;
}
std::string_view Sources::text(SourceId id) const {
    return sources_.at(id.index()).text;
}

LineColumn Sources::locate(SourceId id, std::uint32_t offset) const {
    const Source& source = sources_.at(id.index());
    const auto next = std::upper_bound(source.lines.begin(), source.lines.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - source.lines.begin());
    const std::uint32_t begin = source.lines[line - 1];
    const auto letters_before = [&](std::uint32_t place) {
        const std::size_t end = std::min<std::size_t>(place, source.text.size());
        const std::size_t block = end / letters_block;
        const std::size_t from = block * letters_block;
        return source.letters[block] +
               letters_in(std::string_view(source.text).substr(from, end - from));
    };
    const std::size_t letters = letters_before(offset) - letters_before(begin);
    return {line, static_cast<std::uint32_t>(letters + 1)};
}

std::string_view Sources::line(SourceId id, std::uint32_t line) const {
    const Source& source = sources_.at(id.index());
    const std::uint32_t begin = source.lines.at(line - 1);
    std::string_view rest = text(id).substr(begin);
    return rest.substr(0, rest.find_first_of("\r\n"));
}

void Diagnostics::report(Diagnostic diagnostic) {
    if (stands_as_error(diagnostic)) ++errors_;
    list_.push_back(std::move(diagnostic));
}

void Diagnostics::merge(const Diagnostics& others) {
    using Key = std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view>;
    const auto key = [](const Diagnostic& d) {
        return Key(d.code, d.span.source.index(), d.span.begin, d.message);
    };
    std::map<Key, Diagnostic*> known;
    for (Diagnostic& d : list_) known.emplace(key(d), &d);
    for (const Diagnostic& d : others.list_) {
        const auto [place, fresh] = known.try_emplace(key(d), nullptr);
        if (fresh) {
            report(d);
            place->second = &list_.back();
            continue;
        }
        Diagnostic& old = *place->second;
        const bool was_error = stands_as_error(old);
        old.severity = std::max(old.severity, d.severity);
        if (d.standing < old.standing) {
            old.standing = d.standing;
            old.excuse = d.excuse;
        }
        if (!was_error && stands_as_error(old)) ++errors_;
    }
}

}  // namespace bifolium
