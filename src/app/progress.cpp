#include "app/progress.h"

#include <fmt/format.h>

#include <cstdio>

#include "text/display_width.h"

namespace bifolium::app {

namespace {

constexpr std::size_t bar_cells = 24;

}  // namespace

ProgressLine::ProgressLine(bool terminal, bool quiet, std::string_view verb)
    : terminal_(terminal), quiet_(quiet), verb_(verb), begin_(std::chrono::steady_clock::now()) {}

void ProgressLine::show(const std::string& edition, std::size_t done, std::size_t all) {
    if (quiet_ || all == 0) return;
    const std::string name = text::printable(edition);
    if (!terminal_) {
        fmt::print(stderr, "{} {} ({}/{})\n", verb_, name, done, all);
        return;
    }
    const std::size_t filled = bar_cells * done / all;
    const std::chrono::duration<double> so_far = std::chrono::steady_clock::now() - begin_;
    const double left =
        so_far.count() / static_cast<double>(done) * static_cast<double>(all - done);
    fmt::print(stderr, "\r\x1b[K[{}{}] {}/{} {} – {:.0f} s left", std::string(filled, '#'),
               std::string(bar_cells - filled, '.'), done, all, name, left);
    std::fflush(stderr);
}

void ProgressLine::clear() {
    if (terminal_ && !quiet_) fmt::print(stderr, "\r\x1b[K");
}

void tell_waiting(const std::string& folder) {
    fmt::print(stderr, "waiting for another build to be done with {}\n", text::printable(folder));
}

}  // namespace bifolium::app
