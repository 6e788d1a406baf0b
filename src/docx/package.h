// A DOCX file's parts: an archive of zip, read from memory. Hostile input is expected: sizes are
// asked before anything is unpacked, and again while it is.
// https://ecma-international.org/publications-and-standards/standards/ecma-376/
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace bifolium::docx {

/// What a file is, by its first bytes; a clause such as "it is a PDF", empty if it may be a DOCX.
std::string why_no_docx(std::string_view bytes);

/// The name of the part that `target` leads to, from a part in `folder` ("word/"); empty where it
/// leads out of the file.
std::string part_name(std::string_view folder, std::string_view target);

class Package {
public:
    /// Borrows the bytes. Fails if it is no archive, or holds more than a document may.
    static Result<Package> open(std::string_view bytes);
    ~Package();
    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;

    /// In the archive's order.
    const std::vector<std::string>& names() const;
    bool has(std::string_view name) const;
    /// Fails if there is none of that name, or if it is damaged.
    Result<std::string> part(const std::string& name) const;

    /// Where a part's relationships lead, by their ids: "media/image1.png" as written. Those that
    /// lead out of the file are left out.
    struct Relationship {
        std::string type;    ///< The last step of its URL: "header", "image".
        std::string target;  ///< A part's name: "word/media/image1.png".
    };
    std::map<std::string, Relationship> relationships(const std::string& part) const;
    /// The part that holds the text; mostly "word/document.xml".
    std::string document_name() const;

    /// An archive of the same parts, for another program: XML as it is or as `replaced` says, and
    /// everything else empty, since pictures are none of that program's business.
    Result<std::string> without_pictures(const std::map<std::string, std::string>& replaced) const;

private:
    Package();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bifolium::docx
