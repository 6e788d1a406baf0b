#include "pdf/output_intent.h"

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "base/compress.h"

namespace bifolium::pdf {

namespace {

void put(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<char>(value >> shift & 0xFF));
    }
}

/// An s15Fixed16Number.
void put_fixed(std::string& out, double value) {
    put(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

std::string numbers(std::string_view type, std::initializer_list<double> values) {
    std::string out(type);
    put(out, 0);
    for (const double value : values) put_fixed(out, value);
    return out;
}

/// One text in American English.
std::string words(std::string_view ascii) {
    std::string out = "mluc";
    put(out, 0);
    put(out, 1);
    put(out, 12);
    out += "enUS";
    put(out, static_cast<std::uint32_t>(ascii.size() * 2));
    put(out, 28);
    for (const char c : ascii) {
        out.push_back('\0');
        out.push_back(c);
    }
    return out;
}

/// Y = ((X + 0.055) / 1.055)^2.4, and X / 12.92 below 0.04045.
std::string curve() {
    std::string out = "para";
    put(out, 0);
    put(out, 3u << 16);
    for (const double v : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) put_fixed(out, v);
    return out;
}

std::string header(std::size_t size) {
    std::string out;
    put(out, static_cast<std::uint32_t>(size));
    put(out, 0);            // no preferred colour engine
    put(out, 0x04200000u);  // version 4.2
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {0x07E80001u, 0x00010000u, 0u}) put(out, part);  // 2024-01-01
    out += "acsp";
    out.append(28, '\0');
    for (const double white : {0.9642, 1.0, 0.8249}) put_fixed(out, white);  // D50
    out.append(48, '\0');
    return out;
}

}  // namespace

std::string srgb_profile() {
    const std::vector<std::pair<std::string_view, std::string>> tags{
        {"desc", words("sRGB IEC61966-2.1")},
        {"cprt", words("No copyright, use freely")},
        {"wtpt", numbers("XYZ ", {0.9642, 1.0, 0.8249})},
        {"chad", numbers("sf32", {1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925,
                                  0.01508, 0.75168})},
        {"rXYZ", numbers("XYZ ", {0.43607, 0.22249, 0.01392})},
        {"gXYZ", numbers("XYZ ", {0.38515, 0.71687, 0.09708})},
        {"bXYZ", numbers("XYZ ", {0.14307, 0.06061, 0.71410})},
        {"rTRC", curve()}};
    // The three curves are one.
    const std::size_t rows = tags.size() + 2;
    std::string table, body;
    put(table, static_cast<std::uint32_t>(rows));
    const auto begin = static_cast<std::uint32_t>(128 + 4 + rows * 12);
    const auto row = [&](std::string_view name, std::size_t offset, std::size_t size) {
        table += name;
        put(table, begin + static_cast<std::uint32_t>(offset));
        put(table, static_cast<std::uint32_t>(size));
    };
    for (const auto& [name, bytes] : tags) {
        row(name, body.size(), bytes.size());
        if (name == "rTRC") {
            row("gTRC", body.size(), bytes.size());
            row("bTRC", body.size(), bytes.size());
        }
        body += bytes;
        body.append((4 - body.size() % 4) % 4, '\0');
    }
    return header(begin + body.size()) + table + body;
}

void add_output_intent(Store& store) {
    const HPDF_Dict profile = store.stream(deflate(srgb_profile(), Wrapping::zlib), Filter::flate);
    store.set(profile, "N", std::int32_t{3});
    const HPDF_Dict intent = store.indirect_dictionary();
    store.set(intent, "Type", Name{"OutputIntent"});
    store.set(intent, "S", Name{"GTS_PDFA1"});
    store.set(intent, "OutputConditionIdentifier", ByteString{"sRGB IEC61966-2.1"});
    store.set(intent, "Info", ByteString{"sRGB IEC61966-2.1"});
    store.set(intent, "RegistryName", ByteString{"http://www.color.org"});
    store.set(intent, "DestOutputProfile", profile);
    const HPDF_Array intents = store.array();
    store.push(intents, intent);
    store.set(store.catalog(), "OutputIntents", intents);
}

}  // namespace bifolium::pdf
