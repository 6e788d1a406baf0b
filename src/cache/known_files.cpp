#include "cache/known_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "cache/store.h"

namespace bifolium::cache {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t rest = 3 * second;
constexpr std::size_t digest_digits = 64;
/// From here on only what the last run asked for is kept.
constexpr std::size_t most_files = 50'000;
/// Paths may hold any byte but this one.
constexpr char line_end = '\0';

template <class Number>
void write(std::string& out, Number number) {
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end).push_back(' ');
}

template <class Number>
bool read(std::string_view& line, Number& number) {
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc() || end == line.data() + line.size() || *end != ' ') return false;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
    return true;
}

}  // namespace

bool has_rested(const FileFacts& facts, std::int64_t now) {
    return std::max(facts.modified, facts.changed) < now - rest;
}

KnownFiles::KnownFiles(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(line_end), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        Known known;
        auto& [device, inode, size, modified, changed] = known.facts;
        const bool whole = read(line, device) && read(line, inode) && read(line, size) &&
                           read(line, modified) && read(line, changed) &&
                           line.size() > digest_digits;
        const auto digest = whole ? digest_from(line.substr(0, digest_digits)) : std::nullopt;
        if (!digest) continue;
        known.digest = *digest;
        files_.emplace(line.substr(digest_digits), known);
    }
}

std::string KnownFiles::text() const {
    const bool drops = files_.size() > most_files;
    std::string out;
    for (const auto& [path, known] : files_) {
        if (drops && !known.was_asked) continue;
        const auto& [device, inode, size, modified, changed] = known.facts;
        write(out, device), write(out, inode), write(out, size);
        write(out, modified), write(out, changed);
        out.append(hexadecimal(known.digest)).append(path).push_back(line_end);
    }
    return out;
}

bool KnownFiles::has_news() const {
    return has_news_;
}

std::optional<Digest> KnownFiles::digest(const std::string& path, const FileFacts& facts) {
    const auto found = files_.find(path);
    if (found == files_.end() || found->second.facts != facts) return std::nullopt;
    found->second.was_asked = true;
    return found->second.digest;
}

void KnownFiles::add(const std::string& path, const FileFacts& facts, const Digest& digest) {
    files_.insert_or_assign(path, Known{facts, digest, true});
    has_news_ = true;
}

}  // namespace bifolium::cache
