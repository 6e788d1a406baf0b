#include "css/colour_spaces.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace bifolium::css {

namespace {

using Matrix = std::array<Channels, 3>;

constexpr double pi = 3.14159265358979323846;

// Rows, as css-color-4 gives them.
constexpr Matrix xyz_to_linear{{{12831.0 / 3959, -329.0 / 214, -1974.0 / 3959},
                                {-851781.0 / 878810, 1648619.0 / 878810, 36519.0 / 878810},
                                {705.0 / 12673, -2585.0 / 12673, 705.0 / 667}}};
constexpr Matrix linear_to_xyz{{{506752.0 / 1228815, 87881.0 / 245763, 12673.0 / 70218},
                                {87098.0 / 409605, 175762.0 / 245763, 12673.0 / 175545},
                                {7918.0 / 409605, 87881.0 / 737289, 1001167.0 / 1053270}}};
constexpr Matrix p3_to_xyz{{{608311.0 / 1250200, 189793.0 / 714400, 198249.0 / 1000160},
                            {35783.0 / 156275, 247089.0 / 357200, 198249.0 / 2500400},
                            {0, 32229.0 / 714400, 5220557.0 / 5000800}}};
constexpr Matrix d50_to_d65{{{0.955473421488075, -0.02309845494876471, 0.06325924320057072},
                             {-0.0283697093338637, 1.0099953980813041, 0.021041441191917323},
                             {0.012314014864481998, -0.020507649298898964, 1.330365926242124}}};
constexpr Matrix d65_to_d50{{{1.0479297925449969, 0.022946870601609652, -0.05019226628920524},
                             {0.02962780877005599, 0.9904344267538799, -0.017073799063418826},
                             {-0.009243040646204504, 0.015055191490298152, 0.7518742814281371}}};
constexpr Matrix oklab_to_cone{{{1, 0.3963377773761749, 0.2158037573099136},
                                {1, -0.1055613458156586, -0.0638541728258133},
                                {1, -0.0894841775298119, -1.2914855480194092}}};
constexpr Matrix cone_to_xyz{{{1.2268798758459243, -0.5578149944602171, 0.2813910456659647},
                              {-0.0405757452148008, 1.1122868032803170, -0.0717110580655164},
                              {-0.0763729366746601, -0.4214933324022432, 1.5869240198367816}}};
constexpr Matrix xyz_to_cone{{{0.8190224379967030, 0.3619062600528904, -0.1288737815209879},
                              {0.0329836539323885, 0.9292868615863434, 0.0361446663506424},
                              {0.0481771893596242, 0.2642395317527308, 0.6335478284694309}}};
constexpr Matrix cone_to_oklab{{{0.2104542683093140, 0.7936177747023054, -0.0040720430116193},
                                {1.9779985324311684, -2.4285922420485799, 0.4505937096174110},
                                {0.0259040424655478, 0.7827717124575296, -0.8086757549230774}}};
constexpr Channels white_d50{0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585};

Channels times(const Matrix& m, const Channels& c) {
    Channels out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * c[0] + m[i][1] * c[1] + m[i][2] * c[2];
    return out;
}

double linear(double c) {
    const double size = std::abs(c);
    return size <= 0.04045 ? c / 12.92 : std::copysign(std::pow((size + 0.055) / 1.055, 2.4), c);
}
double encoded(double c) {
    const double size = std::abs(c);
    if (size <= 0.0031308) return c * 12.92;
    return std::copysign(1.055 * std::pow(size, 1 / 2.4) - 0.055, c);
}
Channels linear(const Channels& c) {
    return {linear(c[0]), linear(c[1]), linear(c[2])};
}

Rgb clip(const Channels& c) {
    const auto part = [](double v) { return v >= 0 ? std::min(v, 1.0) : 0; };  // NaN: 0
    return {part(c[0]), part(c[1]), part(c[2])};
}
Rgb encode(const Channels& c) {
    return clip({encoded(c[0]), encoded(c[1]), encoded(c[2])});
}
Rgb from_xyz(const Channels& d65) {
    return encode(times(xyz_to_linear, d65));
}

Channels rectangular(const Channels& lch) {
    const double angle = lch[2] * pi / 180;
    return {lch[0], lch[1] * std::cos(angle), lch[1] * std::sin(angle)};
}
Channels polar(const Channels& lab) {
    const double hue = std::atan2(lab[2], lab[1]) * 180 / pi;
    return {lab[0], std::hypot(lab[1], lab[2]), hue < 0 ? hue + 360 : hue};
}

constexpr double kappa = 24389.0 / 27, epsilon = 216.0 / 24389;

Channels lab_to_xyz(const Channels& lab) {
    const double y = (lab[0] + 16) / 116, x = lab[1] / 500 + y, z = y - lab[2] / 200;
    const auto cube = [](double f) {
        return f * f * f > epsilon ? f * f * f : (116 * f - 16) / kappa;
    };
    const double light = lab[0] > kappa * epsilon ? y * y * y : lab[0] / kappa;
    return times(d50_to_d65,
                 {cube(x) * white_d50[0], light * white_d50[1], cube(z) * white_d50[2]});
}
Channels xyz_to_lab(const Channels& d65) {
    Channels f = times(d65_to_d50, d65);
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = f[i] / white_d50[i];
        f[i] = v > epsilon ? std::cbrt(v) : (kappa * v + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

Channels oklab_to_xyz(const Channels& lab) {
    Channels cone = times(oklab_to_cone, lab);
    for (double& v : cone) v = v * v * v;
    return times(cone_to_xyz, cone);
}
Channels xyz_to_oklab(const Channels& d65) {
    Channels cone = times(xyz_to_cone, d65);
    for (double& v : cone) v = std::cbrt(v);
    return times(cone_to_oklab, cone);
}

/// https://www.w3.org/TR/css-color-4/#hsl-to-rgb
Channels hsl_to_rgb(const Channels& hsl) {
    double hue = std::fmod(hsl[0], 360);
    if (hue < 0) hue += 360;
    const double saturation = std::max(hsl[1], 0.0) / 100, light = hsl[2] / 100;
    const auto part = [&](double n) {
        const double k = std::fmod(n + hue / 30, 12);
        const double a = saturation * std::min(light, 1 - light);
        return light - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    return {part(0), part(8), part(4)};
}
Channels rgb_to_hsl(const Rgb& rgb) {
    const double most = std::max({rgb.red, rgb.green, rgb.blue});
    const double least = std::min({rgb.red, rgb.green, rgb.blue});
    const double light = (most + least) / 2, chroma = most - least;
    if (chroma == 0) return {0, 0, light * 100};
    const double saturation = chroma / (1 - std::abs(2 * light - 1));
    double hue = 0;
    if (most == rgb.red) {
        hue = (rgb.green - rgb.blue) / chroma + (rgb.green < rgb.blue ? 6 : 0);
    } else if (most == rgb.green) {
        hue = (rgb.blue - rgb.red) / chroma + 2;
    } else {
        hue = (rgb.red - rgb.green) / chroma + 4;
    }
    return {hue * 60, saturation * 100, light * 100};
}
Channels hwb_to_rgb(const Channels& hwb) {
    const double white = hwb[1] / 100, black = hwb[2] / 100;
    if (white + black >= 1) {
        const double grey = white / (white + black);
        return {grey, grey, grey};
    }
    Channels rgb = hsl_to_rgb({hwb[0], 100, 50});
    for (double& c : rgb) c = c * (1 - white - black) + white;
    return rgb;
}

}  // namespace

std::optional<Space> find_space(std::string_view name) {
    struct Row {
        std::string_view name;
        Space space;
    };
    constexpr Row rows[] = {
        {"srgb", Space::srgb},       {"srgb-linear", Space::srgb_linear},
        {"hsl", Space::hsl},         {"display-p3", Space::display_p3},
        {"hwb", Space::hwb},         {"lab", Space::lab},
        {"lch", Space::lch},         {"oklab", Space::oklab},
        {"oklch", Space::oklch},     {"xyz", Space::xyz_d65},
        {"xyz-d65", Space::xyz_d65}, {"xyz-d50", Space::xyz_d50},
    };
    const auto* found = std::find_if(std::begin(rows), std::end(rows),
                                     [&](const Row& row) { return row.name == name; });
    if (found == std::end(rows)) return {};
    return found->space;
}

Rgb to_srgb(Space space, const Channels& c) {
    switch (space) {
        case Space::srgb:
            return clip(c);
        case Space::srgb_linear:
            return encode(c);
        case Space::display_p3:
            return from_xyz(times(p3_to_xyz, linear(c)));
        case Space::hsl:
            return clip(hsl_to_rgb(c));
        case Space::hwb:
            return clip(hwb_to_rgb(c));
        case Space::lab:
            return from_xyz(lab_to_xyz(c));
        case Space::lch:
            return from_xyz(lab_to_xyz(rectangular(c)));
        case Space::oklab:
            return from_xyz(oklab_to_xyz(c));
        case Space::oklch:
            return from_xyz(oklab_to_xyz(rectangular(c)));
        case Space::xyz_d50:
            return from_xyz(times(d50_to_d65, c));
        case Space::xyz_d65:
            return from_xyz(c);
    }
    return {};
}

Channels from_srgb(Space space, const Rgb& rgb) {
    const Channels plain{rgb.red, rgb.green, rgb.blue};
    const Channels xyz = times(linear_to_xyz, linear(plain));
    switch (space) {
        case Space::srgb:
        case Space::display_p3:  // no mixing space of css-color-4's default set: sRGB is near
            return plain;
        case Space::srgb_linear:
            return linear(plain);
        case Space::hsl:
            return rgb_to_hsl(rgb);
        case Space::hwb: {
            const double white = std::min({rgb.red, rgb.green, rgb.blue});
            const double black = 1 - std::max({rgb.red, rgb.green, rgb.blue});
            return {rgb_to_hsl(rgb)[0], white * 100, black * 100};
        }
        case Space::lab:
            return xyz_to_lab(xyz);
        case Space::lch:
            return polar(xyz_to_lab(xyz));
        case Space::oklab:
            return xyz_to_oklab(xyz);
        case Space::oklch:
            return polar(xyz_to_oklab(xyz));
        case Space::xyz_d50:
            return times(d65_to_d50, xyz);
        case Space::xyz_d65:
            return xyz;
    }
    return plain;
}

std::size_t hue_channel(Space space) {
    switch (space) {
        case Space::hsl:
        case Space::hwb:
            return 0;
        case Space::lch:
        case Space::oklch:
            return 2;
        case Space::srgb:
        case Space::srgb_linear:
        case Space::display_p3:
        case Space::lab:
        case Space::oklab:
        case Space::xyz_d50:
        case Space::xyz_d65:
            return 3;
    }
    return 3;
}

}  // namespace bifolium::css
