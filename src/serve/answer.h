// What is answered to a request: the pages, pictures, books and files of the last round.
#pragma once

#include <filesystem>

#include "app/disk_files.h"
#include "serve/board.h"
#include "serve/gallery.h"
#include "serve/http.h"
#include "serve/route.h"

namespace bifolium::serve {

/// Borrows both. `output`: the folder of the editions.
class Desk {
public:
    Desk(const Board& board, Gallery& gallery, std::filesystem::path output)
        : board_(board), gallery_(gallery), output_(std::move(output)) {}

    /// From any thread. `port`: that this server listens on.
    Response answer(const Request&, unsigned port) const;

private:
    // What each address gets.
    Response give(const Index&, const Round&) const;
    Response give(const Events&, const Round&) const;
    Response give(const Look&, const Round&) const;
    Response give(const Script&, const Round&) const;
    Response give(const Icon&, const Round&) const;
    Response give(const Preview&, const Round&) const;
    Response give(const Picture&, const Round&) const;
    Response give(const BookFile&, const Round&) const;
    Response give(const OutputFile&, const Round&) const;
    Result<Bytes> read(const std::string& path) const;  ///< Below the output folder.
    Next events() const;

    const Board& board_;
    Gallery& gallery_;
    const std::filesystem::path output_;
};

/// A server-sent event: https://html.spec.whatwg.org/multipage/server-sent-events.html
std::string event(std::string_view name, std::string_view text);

}  // namespace bifolium::serve
