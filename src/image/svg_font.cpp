// The properties of text in SVG. https://www.w3.org/TR/SVG2/text.html
#include <array>
#include <cmath>

#include "image/svg_style.h"
#include "image/svg_values.h"

namespace bifolium::image {

namespace {

constexpr double largest_size = 1e5;

std::optional<double> parse_size(std::string_view value, double of_parent) {
    constexpr std::array<std::pair<std::string_view, double>, 7> names{{
        {"xx-small", 9},
        {"x-small", 10},
        {"small", 13},
        {"medium", 16},
        {"large", 18},
        {"x-large", 24},
        {"xx-large", 32},
    }};
    for (const auto& [name, size] : names) {
        if (value == name) return size;
    }
    if (value == "larger") return of_parent * 1.2;
    if (value == "smaller") return of_parent / 1.2;
    const std::optional<double> size = parse_length(value, of_parent, of_parent);
    if (!size || *size < 0 || *size > largest_size) return std::nullopt;
    return size;
}

std::optional<int> parse_weight(std::string_view value, int of_parent) {
    if (value == "normal") return 400;
    if (value == "bold") return 700;
    if (value == "bolder") return of_parent < 400 ? 400 : of_parent < 600 ? 700 : 900;
    if (value == "lighter") return of_parent < 600 ? 100 : of_parent < 800 ? 400 : 700;
    const std::optional<double> number = parse_fraction(value);
    if (!number || *number < 1 || *number > 1000) return std::nullopt;
    return static_cast<int>(*number);
}

/// https://www.w3.org/TR/css-fonts-4/#font-prop
void apply_shorthand(SvgFont& font, const SvgFont& parent, std::string_view value) {
    SvgFont made = font;
    made.weight = 400;
    made.italic = false;
    for (value = trimmed(value); !value.empty(); value = trimmed(value)) {
        const std::size_t end = std::min(value.find_first_of(" \t\r\n"), value.size());
        const std::string_view word = value.substr(0, end);
        const std::string_view size = word.substr(0, word.find('/'));
        value.remove_prefix(end);
        if (word == "normal" || word == "small-caps") continue;
        if (word == "italic" || word == "oblique") {
            made.italic = true;
        } else if (const auto px = parse_size(size, parent.size);
                   px && !parse_weight(word, parent.weight)) {
            made.size = *px;
            value = trimmed(value);
            if (value.starts_with('/')) {  // "12px / 1.5 serif"
                value = trimmed(value.substr(1));
                value.remove_prefix(std::min(value.find_first_of(" \t\r\n"), value.size()));
            }
            made.families = trimmed(value);
            if (!made.families.empty()) font = made;
            return;
        } else if (const auto weight = parse_weight(word, parent.weight)) {
            made.weight = *weight;
        }
    }
}

void set_baseline(SvgFont& font, std::string_view value) {
    if (value == "central") {
        font.baseline = Baseline::central;
    } else if (value == "middle") {
        font.baseline = Baseline::middle;
    } else if (value == "hanging") {
        font.baseline = Baseline::hanging;
    } else if (value == "text-before-edge" || value == "text-top" || value == "before-edge") {
        font.baseline = Baseline::above;
    } else if (value == "text-after-edge" || value == "text-bottom" || value == "after-edge" ||
               value == "ideographic") {
        font.baseline = Baseline::below;
    } else {
        font.baseline = Baseline::alphabetic;
    }
}

void shift(SvgFont& font, const SvgFont& parent, std::string_view value) {
    if (value == "super") {
        font.raised = parent.raised + parent.size * 0.4;
    } else if (value == "sub") {
        font.raised = parent.raised - parent.size * 0.2;
    } else if (const auto by = parse_length(value, parent.size, parent.size)) {
        font.raised = parent.raised + *by;
    }
}

void set_spacing(double& to, std::string_view value, double size) {
    if (const auto space = parse_length(value, 0, size)) to = *space;
    if (value == "normal") to = 0;
}

}  // namespace

bool apply_font(SvgFont& font, const SvgFont& parent, std::string_view name, std::string_view value,
                std::set<std::string>& unknown) {
    if (name == "font") {
        apply_shorthand(font, parent, value);
    } else if (name == "font-family") {
        font.families = value;
    } else if (name == "font-size") {
        font.size = parse_size(value, parent.size).value_or(font.size);
    } else if (name == "font-weight") {
        font.weight = parse_weight(value, parent.weight).value_or(font.weight);
    } else if (name == "font-style") {
        font.italic = value.starts_with("italic") || value.starts_with("oblique");
    } else if (name == "letter-spacing") {
        set_spacing(font.letter_spacing, value, font.size);
    } else if (name == "word-spacing") {
        set_spacing(font.word_spacing, value, font.size);
    } else if (name == "text-anchor") {
        font.anchor = value == "middle" ? TextAnchor::middle
                      : value == "end"  ? TextAnchor::end
                                        : TextAnchor::start;
    } else if (name == "direction") {
        font.right_to_left = value == "rtl";
    } else if (name == "dominant-baseline" || name == "alignment-baseline") {
        if (name == "dominant-baseline" || (value != "auto" && value != "baseline")) {
            set_baseline(font, value);
        }
    } else if (name == "baseline-shift") {
        shift(font, parent, value);
    } else if (name == "text-decoration" || name == "text-decoration-line") {
        font.underlined = font.underlined || value.find("underline") != value.npos;
        font.struck = font.struck || value.find("line-through") != value.npos;
        if (value.find("overline") != value.npos) unknown.insert("overline");
    } else if (name == "xml:space") {
        font.keeps_space = value == "preserve";
    } else if (name == "white-space" || name == "white-space-collapse") {
        font.keeps_space = value.starts_with("pre") && value != "pre-line";
    } else if (name == "xml:lang" || name == "lang") {
        font.language = value;
    } else if (name == "writing-mode") {
        if (value.starts_with("vertical") || value.starts_with("tb"))
            unknown.insert(std::string(name));
    } else if (name == "font-variant" || name == "font-variant-caps") {
        if (value.find("caps") != value.npos) unknown.insert("font-variant");
    } else if (name == "text-transform") {
        if (value != "none") unknown.insert("text-transform");
    } else {
        return false;
    }
    return true;
}

}  // namespace bifolium::image
