#include "paint/placement.h"

#include <algorithm>

namespace bifolium::paint {

namespace {

bool is_space(std::string_view text) {
    return text == " " || text == "\xC2\xA0";
}

double advance_of(const Glyphs& mark, const Cluster& cluster, double scale) {
    double sum = 0;
    if (!mark.advances_pt.empty()) {
        for (std::uint32_t g = cluster.begin; g < cluster.end; ++g) {
            sum += mark.advances_pt.at(g - mark.glyphs.begin);
        }
        return sum;
    }
    for (std::uint32_t g = cluster.begin; g < cluster.end; ++g) {
        sum += mark.run->glyphs[g].advance * scale * mark.stretch;
    }
    sum += mark.letter_space.to_pt();
    return is_space(cluster.text) ? sum + mark.word_space.to_pt() : sum;
}

}  // namespace

bool runs_backwards(const Glyphs& mark) {
    const auto& glyphs = mark.run->glyphs;
    return mark.glyphs.size() > 1 &&
           glyphs[mark.glyphs.begin].cluster > glyphs[mark.glyphs.end - 1].cluster;
}

std::vector<Cluster> clusters(const Glyphs& mark, std::int32_t units_per_em) {
    std::vector<Cluster> out;
    const auto& glyphs = mark.run->glyphs;
    for (std::uint32_t i = mark.glyphs.begin; i < mark.glyphs.end; ++i) {
        if (out.empty() || glyphs[i].cluster != glyphs[out.back().begin].cluster) {
            out.push_back({.begin = i, .end = i, .text_offset = 0, .text = {}});
        }
        out.back().end = i + 1;
    }
    if (out.empty()) return out;
    const bool backwards = runs_backwards(mark);
    const std::uint32_t least = glyphs[backwards ? out.back().begin : out.front().begin].cluster;
    const double scale = mark.size.to_pt() / units_per_em;
    double x = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        Cluster& cluster = out[i];
        if (mark.extraction == Extraction::by_cluster) {
            const std::size_t next = backwards ? i - 1 : i + 1;
            const bool last = backwards ? i == 0 : next == out.size();
            const std::size_t size = mark.text.size();
            const std::size_t begin =
                std::min<std::size_t>(glyphs[cluster.begin].cluster - least, size);
            const std::size_t end =
                last ? size : std::min<std::size_t>(glyphs[out[next].begin].cluster - least, size);
            cluster.text_offset = static_cast<std::uint32_t>(begin);
            if (end > begin) cluster.text = std::string_view(mark.text).substr(begin, end - begin);
        }
        cluster.x_pt = x;
        cluster.advance_pt = advance_of(mark, cluster, scale);
        x += cluster.advance_pt;
    }
    return out;
}

}  // namespace bifolium::paint
