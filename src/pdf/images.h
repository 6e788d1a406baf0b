// Images of a file: one XObject a picture, however often it is shown. JPEGs go in as they are
// where readers agree on what they mean; all else is decoded and written anew, so that nothing of
// the author's file but its samples comes through.
// ISO 32000-1, 8.9; ISO 19005-2, 6.2.8.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/digest.h"
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
    /// Pictures of equal digests are one.
    const Resource& resource(image::ImageId, Store&);

private:
    HPDF_Dict make(image::ImageId, Store&);

    const image::Library& library_;
    std::map<Digest, Resource> resources_;
};

}  // namespace bifolium::pdf
