#include "manuscript/locator.h"

#include <algorithm>

namespace bifolium::manuscript {

namespace {

constexpr std::uint32_t window = 1024;  // how far a text is looked for: bounds the whole to linear
constexpr std::uint32_t longest_entity = 34;

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

}  // namespace

void Locator::enter(std::uint32_t begin, std::uint32_t end, int missing_lines) {
    cursor_ = begin;
    end_ = std::max(begin, end);
    missing_lines_ = missing_lines;
    drift_ = 0;
    drift_line_ = 0;
    if (missing_lines > 0) cursor_ = body_.offset(body_.line_of(begin) + missing_lines, 1);
}

bool Locator::matches(std::uint32_t at, std::string_view text) const {
    return at >= cursor_ && at <= end_ && text.size() <= end_ - at &&
           source_.substr(at, text.size()) == text;
}

Locator::Found Locator::take(std::uint32_t at, std::string_view text) {
    Found found{at, at + static_cast<std::uint32_t>(text.size()), true, false};
    found.escaped =
        text.size() == 1 && is_punctuation(text[0]) && at > cursor_ && source_[at - 1] == '\\';
    cursor_ = found.end;
    return found;
}

Locator::Found Locator::find(std::string_view text, int line, int column) {
    line += missing_lines_;
    const std::int64_t drift = line == drift_line_ ? drift_ : 0;
    const std::int64_t guess = std::int64_t{body_.offset(line, 1)} + column - 1 + drift;
    if (guess >= cursor_ && guess <= end_ && matches(static_cast<std::uint32_t>(guess), text)) {
        return take(static_cast<std::uint32_t>(guess), text);
    }
    if (cursor_ < end_ && source_[cursor_] == '&') {
        const std::string_view ahead = source_.substr(cursor_, longest_entity);
        const std::size_t semicolon = ahead.find(';');
        if (semicolon != std::string_view::npos && !text.starts_with('&')) {
            Found found{cursor_, cursor_ + static_cast<std::uint32_t>(semicolon) + 1, false, true};
            cursor_ = found.end;
            return found;
        }
    }
    const std::string_view ahead = source_.substr(cursor_, std::min(end_ - cursor_, window));
    const std::size_t hit = text.empty() ? std::string_view::npos : ahead.find(text);
    if (hit != std::string_view::npos) {
        const auto at = cursor_ + static_cast<std::uint32_t>(hit);
        drift_line_ = line;
        drift_ = std::int64_t{at} - (std::int64_t{body_.offset(line, 1)} + column - 1);
        return take(at, text);
    }
    // Not there as written (an escaped pipe, a long text cut by entities): its line must do.
    const std::uint32_t begin = std::max(cursor_, body_.offset(line, 1));
    return Found{std::min(begin, end_), std::min(std::max(begin, body_.line_end(line)), end_),
                 false, false};
}

Locator::Found Locator::find_mark(std::string_view mark, int line, int column) {
    const std::int64_t drift = line + missing_lines_ == drift_line_ ? drift_ : 0;
    const std::int64_t guess =
        std::int64_t{body_.offset(line + missing_lines_, 1)} + column - 1 + drift;
    if (guess >= cursor_ && guess <= end_ && matches(static_cast<std::uint32_t>(guess), mark)) {
        return take(static_cast<std::uint32_t>(guess), mark);
    }
    std::uint32_t at = cursor_;
    constexpr std::string_view passed = "*_~ \t\r\n>|";
    while (at < end_ && passed.find(source_[at]) != std::string_view::npos) ++at;
    return matches(at, mark) ? take(at, mark) : Found{cursor_, cursor_, false, false};
}

void Locator::next_line() {
    const int next = body_.line_of(cursor_) + 1;
    cursor_ = std::max(cursor_, std::min(end_, body_.offset(next, 1)));
}

void Locator::skip_past(char c) {
    const std::size_t hit = source_.substr(cursor_, std::min(end_ - cursor_, window)).find(c);
    if (hit != std::string_view::npos) cursor_ += static_cast<std::uint32_t>(hit) + 1;
}

}  // namespace bifolium::manuscript
