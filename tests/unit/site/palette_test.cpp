#include "site/palette.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "css/contrast.h"

namespace bifolium::site {
namespace {

using Colours = std::map<std::string, Rgb>;

Rgb rgb(const std::string& text) {
    const auto part = [&](std::size_t at) {
        return std::stoi(text.substr(at, 2), nullptr, 16) / 255.0;
    };
    return {part(1), part(3), part(5)};
}

/// What is set by day, and over that by night.
std::pair<Colours, Colours> read(const std::string& rules) {
    std::pair<Colours, Colours> out;
    const std::size_t night = rules.find("prefers-color-scheme");
    for (std::size_t at = rules.find("--"); at != std::string::npos;
         at = rules.find("--", at + 2)) {
        const std::size_t colon = rules.find(": #", at);
        (at < night ? out.first : out.second)[rules.substr(at + 2, colon - at - 2)] =
            rgb(rules.substr(colon + 2, 7));
    }
    for (const auto& entry : out.first) out.second.insert(entry);
    return out;
}

TEST(Palette, NoBrandNoRules) {
    EXPECT_EQ(palette({}), "");
    EXPECT_EQ(palette({.primary = "teal"}), "");
    EXPECT_EQ(palette({.primary = "#12345}"}), "");
}

TEST(Palette, ALegibleBrandStaysAsItIs) {
    const auto [day, night] = read(palette({"#7a1f5c", "#4d0f38", "#b45309", "#f7eaf2"}));
    EXPECT_EQ(css::hexadecimal(day.at("link")), "#7a1f5c");
    EXPECT_EQ(css::hexadecimal(day.at("band")), "#4d0f38");
    EXPECT_EQ(css::hexadecimal(day.at("tint")), "#f7eaf2");
    EXPECT_EQ(css::hexadecimal(day.at("accent")), "#b45309");
    EXPECT_NE(css::hexadecimal(night.at("link")), "#7a1f5c");
}

/// Whatever the brand: every colour of text has 4.5:1 on every ground that it stands on.
TEST(Palette, EverythingCanBeReadWhateverTheBrand) {
    const Rgb white{1, 1, 1};
    std::vector<std::string> colours;
    for (int i = 0; i < 64; ++i) {
        const Rgb colour{(i % 4) / 3.0, (i / 4 % 4) / 3.0, (i / 16) / 3.0};
        colours.push_back(css::hexadecimal(colour));
    }
    for (const std::string& primary : colours) {
        for (const std::string& other : {primary, std::string(), colours[27], colours[63]}) {
            const auto [day, night] = read(palette({primary, other, other, other}));
            for (const bool is_day : {true, false}) {
                const Colours& set = is_day ? day : night;
                const Rgb ink = is_day ? rgb("#1b2a33") : set.at("ink");
                const Rgb paper = is_day ? white : set.at("paper");
                const auto holds = [&](const Rgb& text, const Rgb& ground, double least) {
                    EXPECT_GE(css::contrast_ratio(text, ground), least)
                        << primary << " " << other << (is_day ? " by day " : " by night ")
                        << css::hexadecimal(text) << " on " << css::hexadecimal(ground);
                };
                for (const Rgb& ground : {paper, set.at("tint"), set.at("ground")}) {
                    holds(ink, ground, 7);
                    holds(set.at("link"), ground, 4.5);
                    holds(set.at("muted"), ground, 4.5);
                    holds(set.at("accent"), ground, 3);
                }
                for (const Rgb& ground : {set.at("band"), set.at("fold")}) {
                    holds(white, ground, 7);
                    holds(set.at("kicker"), ground, 4.5);
                }
                holds(set.at("on-white"), white, 4.5);
            }
        }
    }
}

}  // namespace
}  // namespace bifolium::site
