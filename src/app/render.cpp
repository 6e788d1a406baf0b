#include "app/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/utf8.h"
#include "text/display_width.h"

namespace bifolium::app {

namespace {

constexpr std::size_t widest_excerpt = 100;  // cells; a longer line is shown around the caret

struct Paint {
    std::string_view severity, place, strong, end;
};

Paint paint_for(Severity severity, bool colour) {
    if (!colour) return {"", "", "", ""};
    static constexpr std::array<std::string_view, 3> by_severity = {"\x1b[1;36m", "\x1b[1;33m",
                                                                    "\x1b[1;31m"};
    return {by_severity[static_cast<std::size_t>(severity)], "\x1b[1;34m", "\x1b[1m", "\x1b[0m"};
}

std::string place_of(const Diagnostic& d, const Sources& sources, const RenderOptions& options) {
    const LineColumn at = sources.locate(d.span.source, d.span.begin);
    const std::string_view path = sources.path(d.span.source);
    const bool of_project = !path.starts_with('/') && !path.starts_with('@');
    return fmt::format("{}{}:{}:{}", of_project ? options.folder : "", text::printable(path),
                       at.line, at.column);
}

/// A stretch of the line around the finding, cut at code points.
struct Excerpt {
    std::string before, marked, after;
};

Excerpt excerpt_of(const Diagnostic& d, const Sources& sources) {
    const LineColumn at = sources.locate(d.span.source, d.span.begin);
    const std::string_view line = sources.line(d.span.source, at.line);
    const auto line_begin =
        static_cast<std::size_t>(line.data() - sources.text(d.span.source).data());
    const std::size_t begin = std::min<std::size_t>(d.span.begin - line_begin, line.size());
    std::size_t end = std::clamp<std::size_t>(d.span.end - line_begin, begin, line.size());
    end = character_start(line, std::min(end, begin + widest_excerpt));
    const std::size_t from =
        begin > widest_excerpt / 2 ? character_start(line, begin - widest_excerpt / 2) : 0;
    const std::size_t until = character_start(line, std::min(line.size(), from + widest_excerpt));
    Excerpt out;
    out.before = (from > 0 ? "…" : "") + text::printable(line.substr(from, begin - from));
    out.marked = text::printable(line.substr(begin, end - begin));
    if (until > end) out.after = text::printable(line.substr(end, until - end));
    if (std::max(until, end) < line.size()) out.after += "…";
    return out;
}

std::string render_human(const Diagnostic& d, const Sources& sources,
                         const RenderOptions& options) {
    const Paint paint = paint_for(d.severity, options.colour);
    std::string out =
        fmt::format("{}{}[{}]{}: {}{}{}\n", paint.severity, name_of(d.severity), d.code, paint.end,
                    paint.strong, text::isolated(text::printable(d.message)), paint.end);
    std::string gutter = "  ";
    if (d.span.source.valid()) {
        const std::string number =
            fmt::format("{}", sources.locate(d.span.source, d.span.begin).line);
        gutter.assign(number.size() + 1, ' ');
        const Excerpt excerpt = excerpt_of(d, sources);
        const std::size_t carets = std::max<std::size_t>(1, text::display_width(excerpt.marked));
        out += fmt::format("{}{}-->{} {}\n", gutter, paint.place, paint.end,
                           place_of(d, sources, options));
        out += fmt::format("{}{}|{}\n", gutter, paint.place, paint.end);
        out += fmt::format("{}{} |{} {}{}{}\n", paint.place, number, paint.end,
                           text::isolated(excerpt.before), text::isolated(excerpt.marked),
                           text::isolated(excerpt.after));
        out += fmt::format("{}{}|{} {}{}{}{}\n", gutter, paint.place, paint.end,
                           std::string(text::display_width(excerpt.before), ' '), paint.severity,
                           std::string(carets, '^'), paint.end);
    }
    if (!d.hint.empty()) {
        out += fmt::format("{}{}help:{} {}\n", gutter, paint.strong, paint.end,
                           text::isolated(printable_lines(d.hint, "\n" + gutter + "      ")));
    }
    return out + "\n";
}

/// Who answers for it, and why; there is nothing to mend, so no line is shown.
std::string render_waived(const Diagnostic& d, const Sources& sources,
                          const RenderOptions& options) {
    const Paint paint = paint_for(Severity::note, options.colour);
    std::string out = fmt::format("{}waived[{}]{}: {}\n", paint.severity, d.code, paint.end,
                                  text::isolated(text::printable(d.message)));
    if (d.span.source.valid()) {
        out += fmt::format("  {}-->{} {}\n", paint.place, paint.end, place_of(d, sources, options));
    }
    return out + "  " + text::isolated(text::printable(d.excuse)) + "\n\n";
}

std::string render_brief(const Diagnostic& d, const Sources& sources,
                         const RenderOptions& options) {
    const std::string place =
        d.span.source.valid() ? place_of(d, sources, options) + ": " : std::string();
    const std::string hint =
        d.hint.empty() ? std::string() : " (" + printable_lines(d.hint, " ") + ")";
    const bool stands = d.standing == Standing::stands;
    const std::string excuse =
        d.excuse.empty() ? std::string() : " (" + text::printable(d.excuse) + ")";
    return fmt::format("{}{}[{}]: {}{}{}\n", place,
                       stands ? name_of(d.severity) : name_of(d.standing), d.code,
                       text::printable(d.message), hint, excuse);
}

}  // namespace

std::string_view name_of(Severity severity) {
    static constexpr std::array<std::string_view, 3> names = {"note", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
}

std::string_view name_of(Standing standing) {
    static constexpr std::array<std::string_view, 3> names = {"stands", "known", "waived"};
    return names[static_cast<std::size_t>(standing)];
}

std::string printable_lines(std::string_view text, std::string_view between) {
    std::string out;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        if (from > 0) out += between;
        out += text::printable(text.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

std::vector<const Diagnostic*> in_source_order(const Diagnostics& diagnostics,
                                               const Sources& sources) {
    std::vector<const Diagnostic*> order;
    for (const Diagnostic& d : diagnostics.all()) order.push_back(&d);
    const auto key = [&](const Diagnostic* d) {
        const bool placed = d->span.source.valid();
        return std::tuple(!placed, placed ? sources.path(d->span.source) : std::string_view(),
                          d->span.begin);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const Diagnostic* a, const Diagnostic* b) { return key(a) < key(b); });
    return order;
}

std::string render(const Diagnostic& d, const Sources& sources, const RenderOptions& options) {
    if (options.format != MessageFormat::human) return render_brief(d, sources, options);
    return d.standing == Standing::waived ? render_waived(d, sources, options)
                                          : render_human(d, sources, options);
}

std::string count(const Diagnostics& diagnostics) {
    std::array<std::size_t, 3> counts{};
    std::size_t waived = 0, known = 0;
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.standing == Standing::stands) ++counts[static_cast<std::size_t>(d.severity)];
        if (d.standing == Standing::waived) ++waived;
        if (d.standing == Standing::known) ++known;
    }
    std::string out;
    const auto add = [&out](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        const std::size_t n = counts[static_cast<std::size_t>(severity)];
        if (n > 0) add(fmt::format("{} {}{}", n, name_of(severity), n == 1 ? "" : "s"));
    }
    if (waived > 0) add(fmt::format("{} waived", waived));
    if (known > 0) add(fmt::format("{} known from the baseline", known));
    return out;
}

}  // namespace bifolium::app
