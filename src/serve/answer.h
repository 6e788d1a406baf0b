// What is answered to a request: the pages, pictures, books and files of the last round.
#pragma once

#include <filesystem>

#include "app/disk_files.h"
#include "serve/board.h"
#include "serve/gallery.h"
#include "serve/http.h"

namespace bifolium::serve {

/// Borrows both. `output`: the folder of the editions.
class Desk {
public:
    Desk(const Board& board, Gallery& gallery, std::filesystem::path output)
        : board_(board), gallery_(gallery), output_(std::move(output)) {}

    /// From any thread. `port`: that this server listens on.
    Response answer(const Request&, unsigned port) const;

private:
    Response preview(const Round&, const EditionState&) const;
    Response picture(const Round&, const EditionState&, std::size_t page, bool small) const;
    Response book_file(const EditionState&, const std::string& path) const;
    Response output_file(const std::string& path) const;
    Result<Bytes> read(const std::string& path) const;  ///< Below the output folder.
    Next events() const;

    const Board& board_;
    Gallery& gallery_;
    const std::filesystem::path output_;
};

/// A server-sent event: https://html.spec.whatwg.org/multipage/server-sent-events.html
std::string event(std::string_view name, std::string_view text);

}  // namespace bifolium::serve
