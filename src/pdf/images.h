// Images of a file: one XObject a picture, however often it is shown. JPEGs go in as they are
// where readers agree on what they mean; all else is decoded and written anew, so that nothing of
// the author's file but its samples comes through.
// ISO 32000-1, 8.9; ISO 19005-2, 6.2.8.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/geometry.h"
#include "image/library.h"
#include "pdf/store.h"

namespace bifolium::pdf {

class Images {
public:
    explicit Images(const image::Library& library) : library_(library) {}

    struct Resource {
        std::string name;  ///< "Im3".
        HPDF_Dict object = nullptr;
    };
    /// Pictures of equal digests are one; a drawing that is painted is one for each size.
    const Resource& resource(image::ImageId, Size printed, Store&);
    /// Reasons why drawings could not be painted as finely as they are printed.
    const std::vector<std::string>& coarse() const { return coarse_; }

private:
    HPDF_Dict make(image::ImageId, std::optional<image::PixelSize>, Store&);

    const image::Library& library_;
    std::map<std::pair<Digest, image::PixelSize>, Resource> resources_;
    std::vector<std::string> coarse_;
};

}  // namespace bifolium::pdf
