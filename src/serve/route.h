// What an address asks for. Everything that comes from outside is judged here: who may ask, how,
// and for what; nothing but these routes is ever answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "serve/name.h"

namespace bifolium::serve {

struct Index {};
struct Events {};
struct Look {};  ///< The style sheet of these pages.
struct Script {};
struct Icon {};
struct Preview {
    Name edition;
};
struct Picture {
    Name edition;
    std::size_t page = 0;  ///< From 0.
    bool small = false;    ///< For a list of editions.
};
struct BookFile {
    Name edition;
    std::string path;  ///< In the book's archive.
};
struct OutputFile {
    std::string path;  ///< Below the output folder.
};
using Route =
    std::variant<Index, Events, Look, Script, Icon, Preview, Picture, BookFile, OutputFile>;

/// None for what is nothing of ours: also every path with "..", an empty or a hidden part.
/// `target`: as the request line has it.
std::optional<Route> route(std::string_view target);

/// The address of an edition's preview: "/edition/en/msc/standard/".
std::string address(const Name&);
/// A path, with what an address may not hold as %XX; '/' stays.
std::string encoded(std::string_view path);

/// Is the Host header this server's own? A page elsewhere may point a name of its own at
/// 127.0.0.1 and have the browser ask us: then the header has that name.
/// https://owasp.org/www-community/attacks/DNS_Rebinding
bool is_own_host(std::string_view host, unsigned port);

}  // namespace bifolium::serve
