// Lines of text: where the font or the style puts them, less where letters cross them.
#include "paint/decoration.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace bifolium::paint {

namespace {

struct Stretch {
    double from = 0, to = 0;
};

/// Where outlines cross a band. Coordinates in points from the baseline, y upwards.
class Crossings {
public:
    Crossings(double bottom, double top) : bottom_(bottom), top_(top) {}

    void add(const Path& outline, double x, double scale, double rise) {
        const auto place = [&](Coordinate at) -> Coordinate {
            return {x + at.x * scale, rise + at.y * scale};
        };
        if (is_apart(outline, scale, rise)) return;
        found_ = {std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
        std::size_t next = 0;
        Coordinate at, start;
        for (const Verb verb : outline.verbs) {
            switch (verb) {
                case Verb::move:
                    at = start = place(outline.coordinates[next++]);
                    break;
                case Verb::line: {
                    const Coordinate to = place(outline.coordinates[next++]);
                    see(at, to);
                    at = to;
                    break;
                }
                case Verb::cubic: {
                    const Coordinate a = place(outline.coordinates[next]);
                    const Coordinate b = place(outline.coordinates[next + 1]);
                    const Coordinate to = place(outline.coordinates[next + 2]);
                    next += 3;
                    curve(at, a, b, to);
                    at = to;
                    break;
                }
                case Verb::close:
                    see(at, start);
                    at = start;
                    break;
            }
        }
        if (found_.from < found_.to) stretches_.push_back(found_);
    }

    /// In order, those that meet as one.
    std::vector<Stretch> joined(double margin) const {
        std::vector<Stretch> all = stretches_;
        std::sort(all.begin(), all.end(),
                  [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
        std::vector<Stretch> out;
        for (const Stretch& one : all) {
            const Stretch wide{one.from - margin, one.to + margin};
            if (!out.empty() && wide.from <= out.back().to) {
                out.back().to = std::max(out.back().to, wide.to);
            } else {
                out.push_back(wide);
            }
        }
        return out;
    }

private:
    bool is_apart(const Path& outline, double scale, double rise) const {
        double least = std::numeric_limits<double>::max(), most = -least;
        for (const Coordinate point : outline.coordinates) {
            least = std::min(least, rise + point.y * scale);
            most = std::max(most, rise + point.y * scale);
        }
        return most <= bottom_ || least >= top_;
    }
    void curve(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
        constexpr int steps = 8;
        Coordinate before = a;
        for (int i = 1; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps, u = 1 - t;
            const auto mix = [&](double p, double q, double r, double s) {
                return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
            };
            const Coordinate at{mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)};
            see(before, at);
            before = at;
        }
    }
    /// The part of the edge that lies in the band.
    void see(Coordinate a, Coordinate b) {
        if (a.y > b.y) std::swap(a, b);
        if (b.y <= bottom_ || a.y >= top_) return;
        const auto at = [&](double y) {
            return b.y > a.y ? a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) : a.x;
        };
        const double from = a.y < bottom_ ? at(bottom_) : a.x;
        const double to = b.y > top_ ? at(top_) : b.x;
        found_.from = std::min({found_.from, from, to});
        found_.to = std::max({found_.to, from, to});
    }

    double bottom_, top_;
    Stretch found_;
    std::vector<Stretch> stretches_;
};

class LinePainter {
public:
    LinePainter(Recorder& recorder, const DecoratedText& text, const style::Decoration& decoration)
        : recorder_(recorder),
          text_(text),
          decoration_(decoration),
          library_(recorder.context().fonts.library()),
          metrics_(library_.metrics(text.part.run->face)),
          size_pt_(text.part.size.to_pt()),
          high_(thickness(metrics_.underline_thickness)) {
        double sum = 0;
        for (const double advance : text.advances_pt) sum += advance;
        width_ = std::min(sum, text.fragment.size.width.to_pt());
    }

    void behind() {
        const double y = text_.baseline.y.to_pt();
        if (decoration_.underline) line(y + underline_offset(), true);
        if (decoration_.overline) line(y - scaled(metrics_.ascent) - high_, true);
    }

    void through() {
        const double up = metrics_.strikeout_position > 0 ? scaled(metrics_.strikeout_position)
                                                          : scaled(metrics_.x_height) * 0.55;
        const double half = thickness(metrics_.strikeout_thickness) / 2;
        line(text_.baseline.y.to_pt() - up - half, false);
    }

private:
    double scaled(std::int32_t units) const {
        return units * size_pt_ / std::max(metrics_.units_per_em, 1);
    }
    double thickness(std::int32_t font) const {
        const double own = font > 0 ? scaled(font) : size_pt_ / 16;
        return std::max(decoration_.thickness_pt.value_or(own), 0.0);
    }

    /// Downwards from the baseline.
    double underline_offset() const {
        if (decoration_.position == style::UnderlinePosition::under) {
            return -scaled(metrics_.descent) + decoration_.offset_pt.value_or(0);
        }
        const double own =
            metrics_.underline_position < 0 ? -scaled(metrics_.underline_position) : size_pt_ / 10;
        return decoration_.offset_pt.value_or(own);
    }

    void line(double top, bool skips) {
        if (high_ <= 0 || width_ <= 0) return;
        const bool two = decoration_.style == style::DecorationStyle::double_line;
        const bool wavy = decoration_.style == style::DecorationStyle::wavy;
        const double bottom = top + (two ? 3 : wavy ? 2.5 : 1) * high_;
        const double left = text_.baseline.x.to_pt();
        if (!skips || decoration_.skip_ink == style::SkipInk::none) {
            stretch({left, left + width_}, top);
            return;
        }
        std::vector<Stretch> parts;
        double from = left, shown = 0;
        const auto keep = [&](double to) {
            if (to - from <= high_ / 2) return;
            parts.push_back({from, to});
            shown += to - from;
        };
        for (const Stretch& gap : gaps(top, bottom)) {
            keep(gap.from);
            from = std::max(from, gap.to);
        }
        keep(left + width_);
        // A line that the letters leave nothing of would be no line.
        if (shown < width_ / 8) parts = {{left, left + width_}};
        for (const Stretch& part : parts) stretch(part, top);
    }

    /// Where letters reach into the line, on the sheet.
    std::vector<Stretch> gaps(double top, double bottom) const {
        const double base = text_.baseline.y.to_pt();
        Crossings crossings(base - bottom, base - top);
        const double scale = size_pt_ / std::max(metrics_.units_per_em, 1);
        double x = text_.baseline.x.to_pt();
        for (std::uint32_t i = 0; i < text_.part.glyphs.size(); ++i) {
            const font::Glyph& glyph = text_.part.run->glyphs[text_.part.glyphs.begin + i];
            crossings.add(library_.outline(text_.part.run->face, glyph.id),
                          x + glyph.x_offset * scale, scale, glyph.y_offset * scale);
            if (i < text_.advances_pt.size()) x += text_.advances_pt[i];
        }
        return crossings.joined(std::max(high_, size_pt_ / 20));
    }

    void stretch(const Stretch& part, double top) {
        const double width = part.to - part.from, middle = top + high_ / 2;
        const auto bar = [&](double y) {
            recorder_.decoration(Fill{.shape = Rect{{Length::pt(part.from), Length::pt(y)},
                                                    {Length::pt(width), Length::pt(high_)}},
                                      .ink = decoration_.colour});
        };
        switch (decoration_.style) {
            case style::DecorationStyle::solid:
                return bar(top);
            case style::DecorationStyle::double_line:
                bar(top);
                return bar(top + 2 * high_);
            case style::DecorationStyle::dotted:
                return stroke({{part.from, middle}, {part.to, middle}}, {0, 2 * high_});
            case style::DecorationStyle::dashed:
                return stroke({{part.from, middle}, {part.to, middle}}, {3 * high_, 2 * high_});
            case style::DecorationStyle::wavy:
                break;
        }
        std::vector<Coordinate> wave;
        const double step = 1.5 * high_;
        for (int i = 0; i * step <= width; ++i) {
            wave.push_back({part.from + i * step, middle + (i % 2 == 0 ? 0 : 2 * high_)});
        }
        stroke(wave, {});
    }

    void stroke(const std::vector<Coordinate>& points, const std::vector<double>& dashes) {
        Stroke stroke{
            .path = {}, .ink = decoration_.colour, .width = Length::pt(high_), .dashes = {}};
        stroke.path.coordinates = points;
        stroke.path.verbs.assign(points.size(), Verb::line);
        if (!points.empty()) stroke.path.verbs.front() = Verb::move;
        for (const double dash : dashes) stroke.dashes.push_back(Length::pt(dash));
        if (decoration_.style == style::DecorationStyle::dotted) {
            stroke.cap = image::LineCap::round;
        }
        recorder_.decoration(std::move(stroke));
    }

    Recorder& recorder_;
    const DecoratedText& text_;
    const style::Decoration& decoration_;
    const font::Library& library_;
    font::Metrics metrics_;
    double size_pt_, high_, width_ = 0;
};

}  // namespace

void paint_lines_behind(Recorder& recorder, const DecoratedText& text,
                        std::span<const style::Decoration> decorations) {
    for (const style::Decoration& d : decorations) LinePainter(recorder, text, d).behind();
}

void paint_lines_through(Recorder& recorder, const DecoratedText& text,
                         std::span<const style::Decoration> decorations) {
    for (const style::Decoration& d : decorations) {
        if (d.line_through) LinePainter(recorder, text, d).through();
    }
}

void paint_text_shadow(Recorder& recorder, const layout::TextPart& part, Point baseline,
                       const std::vector<double>& advances_pt, const style::Shadow& shadow) {
    if (shadow.colour.opacity <= 0) return;
    const font::Library& library = recorder.context().fonts.library();
    const double scale =
        part.size.to_pt() / std::max(library.metrics(part.run->face).units_per_em, 1);
    Path letters;
    double x = baseline.x.to_pt();
    for (std::uint32_t i = 0; i < part.glyphs.size(); ++i) {
        const font::Glyph& glyph = part.run->glyphs[part.glyphs.begin + i];
        const Path outline = library.outline(part.run->face, glyph.id);
        const double left = x + glyph.x_offset * scale + shadow.across_pt;
        const double base = baseline.y.to_pt() - glyph.y_offset * scale + shadow.down_pt;
        letters.verbs.insert(letters.verbs.end(), outline.verbs.begin(), outline.verbs.end());
        for (const Coordinate at : outline.coordinates) {
            letters.coordinates.push_back({left + at.x * scale, base - at.y * scale});
        }
        if (i < advances_pt.size()) x += advances_pt[i];
    }
    if (letters.verbs.empty()) return;
    if (shadow.blur_pt <= 0) {
        recorder.decoration(Fill{.shape = std::move(letters), .ink = shadow.colour});
        return;
    }
    // Blurred: the letters again and again around their place, each so faint that all together
    // are as dark as one.
    constexpr std::pair<double, double> around[] = {
        {0, 0}, {1, 0}, {0.5, 0.87}, {-0.5, 0.87}, {-1, 0}, {-0.5, -0.87}, {0.5, -0.87}};
    const double opacity =
        1 - std::pow(1 - std::min(shadow.colour.opacity, 0.95), 1.0 / std::size(around));
    for (const auto& [across, down] : around) {
        Path copy = letters;
        for (Coordinate& at : copy.coordinates) {
            at.x += across * shadow.blur_pt / 2;
            at.y += down * shadow.blur_pt / 2;
        }
        recorder.decoration(
            Fill{.shape = std::move(copy), .ink = Colour{shadow.colour.ink, opacity}});
    }
}

}  // namespace bifolium::paint
