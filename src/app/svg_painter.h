// Paints drawings that use more of SVG than Bifolium draws itself, by librsvg's program
// rsvg-convert: another process, so that a fault in it is never one in here, with limits on time,
// memory and output. It sees the project's fonts and no others, and opens no other file: what it
// reads from its standard input has no place in the file system for references to start from.
// https://gitlab.gnome.org/GNOME/librsvg
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "image/library.h"

namespace bifolium::app {

class SvgPainter {
public:
    struct Fonts {
        std::vector<std::filesystem::path> folders;
        std::vector<std::pair<std::string, std::string>> generic;  ///< "serif" and its family.
    };
    SvgPainter(std::filesystem::path program, Fonts, int most_milliseconds = 8'000);
    ~SvgPainter();
    SvgPainter(const SvgPainter&) = delete;
    SvgPainter& operator=(const SvgPainter&) = delete;

    /// A PNG of exactly that size. Each drawing is painted once in a size; threads wait. After two
    /// that took too long no more are tried: a folder full of them must not hold a build up.
    Result<std::string> paint(std::string_view svg, image::PixelSize);

    /// Did anything depend on the program?
    bool was_asked() const;
    /// Would another run have the same of it? No where time or room was short.
    bool is_certain() const;

private:
    Result<std::string> run(std::string_view svg, image::PixelSize);
    bool make_folder();

    std::filesystem::path program_;
    Fonts fonts_;
    int most_milliseconds_;
    int too_slow_ = 0;
    bool is_certain_ = true;
    mutable std::mutex one_at_a_time_;
    std::filesystem::path folder_;  // holds fontconfig's file and cache while this lives
    std::map<std::pair<Digest, image::PixelSize>, Result<std::string>> painted_;
};

}  // namespace bifolium::app
