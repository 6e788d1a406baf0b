#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/doctor.h"

namespace bifolium::app {

namespace {

constexpr std::string_view bold = "\x1b[1m", red = "\x1b[31m", yellow = "\x1b[33m",
                           green = "\x1b[32m", plain = "\x1b[0m";

std::string_view colour_of(const Check& check) {
    if (check.state == Check::State::there) return green;
    return check.needed ? red : yellow;
}

std::string closing(const Examination& examination) {
    std::size_t lacking = 0, wanted = 0;
    for (const Check& check : examination.checks) {
        if (check.state == Check::State::there) continue;
        ++(check.needed ? lacking : wanted);
    }
    if (lacking > 0) return fmt::format("{} of what is needed must be put right", lacking);
    if (wanted > 0) return fmt::format("all that is needed is there; {} may be wanted", wanted);
    return "all is there";
}

}  // namespace

std::string_view name_of(Check::State state) {
    switch (state) {
        case Check::State::there:
            return "there";
        case Check::State::missing:
            return "missing";
        case Check::State::wrong:
            return "wrong";
    }
    return {};
}

std::string text_of(const Examination& examination, bool colour) {
    const auto painted = [colour](std::string_view how, std::string text) {
        return colour ? std::string(how) + std::move(text) + std::string(plain) : text;
    };
    std::string out;
    for (const Check& check : examination.checks) {
        out += painted(colour_of(check), fmt::format("{:<8}", name_of(check.state)));
        out += painted(bold, fmt::format("{:<24}", check.name)) + check.found + "\n";
        if (!check.cure.empty()) out += fmt::format("{:32}help: {}\n", "", check.cure);
    }
    return out + "\n" + closing(examination) + "\n";
}

std::string json_of(const Examination& examination) {
    using Json = nlohmann::ordered_json;
    Json checks = Json::array();
    for (const Check& check : examination.checks) {
        checks.push_back({{"name", check.name},
                          {"state", name_of(check.state)},
                          {"needed", check.needed},
                          {"found", check.found}});
        if (!check.cure.empty()) checks.back()["help"] = check.cure;
    }
    const Json all = {{"version", BIFOLIUM_VERSION},
                      {"exit-code", static_cast<int>(examination.exit_code)},
                      {"checks", std::move(checks)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace bifolium::app
