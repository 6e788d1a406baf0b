#include "serve/answer.h"

#include <utility>
#include <variant>

#include "base/digest.h"
#include "serve/book.h"
#include "serve/look.h"
#include "serve/pages.h"
#include "serve/route.h"

namespace bifolium::serve {

namespace {

constexpr double page_pixels_per_inch = 192;  // two pixels of a screen a CSS pixel
constexpr double small_pixels_per_inch = 72;
constexpr unsigned heartbeat_seconds = 15;

/// These pages bring their own script and styles, and get nothing from anywhere else.
constexpr const char* own_policy =
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
/// What was made from a manuscript runs no script, wherever it is opened.
constexpr const char* book_policy =
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "media-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
    "sandbox allow-same-origin allow-popups";
/// The download page gets our script, to be brought up to date.
constexpr const char* output_policy =
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; object-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'";

Response refused(int status, std::string why) {
    return {.status = status,
            .type = "text/plain; charset=utf-8",
            .body = std::move(why),
            .tag = {},
            .policy = own_policy,
            .stream = {}};
}

Response not_found() {
    Response out = refused(404, not_found_page());
    out.type = "text/html; charset=utf-8";
    return out;
}

Response made(std::string_view type, std::string body, const char* policy = own_policy) {
    Response out{.status = 200,
                 .type = std::string(type),
                 .body = std::move(body),
                 .tag = {},
                 .policy = policy,
                 .stream = {}};
    out.tag = hexadecimal(sha256(out.body), 20);
    return out;
}

Response html(std::string body) {
    return made("text/html; charset=utf-8", std::move(body));
}

}  // namespace

std::string event(std::string_view name, std::string_view text) {
    std::string out = "event: " + std::string(name) + "\n";
    while (true) {  // a line end within would be the event's end
        const std::size_t end = text.find('\n');
        out += "data: " + std::string(text.substr(0, end)) + "\n";
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return out + "\n";
}

Response Desk::answer(const Request& request, unsigned port) const {
    if (!is_own_host(request.host, port)) {
        return refused(421, "this server answers to 127.0.0.1 and localhost only\n");
    }
    if (request.method != "GET" && request.method != "HEAD") {
        return refused(405, "nothing can be changed here\n");
    }
    const std::optional<Route> asked = route(request.target);
    if (!asked) return not_found();
    const std::shared_ptr<const Round> round = board_.current();
    return std::visit([&](const auto& what) { return give(what, *round); }, *asked);
}

Response Desk::give(const Index&, const Round& round) const {
    return html(index_page(round, static_cast<bool>(read("index.html"))));
}

Response Desk::give(const Look&, const Round&) const {
    return made("text/css; charset=utf-8", std::string(look()));
}

Response Desk::give(const Script&, const Round&) const {
    return made("text/javascript; charset=utf-8", std::string(script()));
}

Response Desk::give(const Icon&, const Round&) const {
    return made("image/svg+xml", std::string(icon()));
}

Response Desk::give(const Events&, const Round&) const {
    return {.status = 200,
            .type = "text/event-stream",
            .body = {},
            .tag = {},
            .policy = own_policy,
            .stream = events()};
}

Response Desk::give(const Preview& asked, const Round& round) const {
    const EditionState* edition = find(round, asked.edition);
    if (edition == nullptr) return not_found();
    PreviewFacts facts{.round = round,
                       .edition = *edition,
                       .shown = gallery_.show(*edition, round.number),
                       .chapters = {}};
    if (const auto bytes = read(edition->book)) {
        if (auto found = chapters((*bytes).view())) facts.chapters = *std::move(found);
    }
    return html(preview_page(facts));
}

Response Desk::give(const Picture& asked, const Round& round) const {
    const EditionState* edition = find(round, asked.edition);
    if (edition == nullptr) return not_found();
    if (asked.small && !edition->cover.empty()) return give(OutputFile{edition->cover}, round);
    std::string bytes =
        gallery_.picture(*edition, round.number, asked.page,
                         asked.small ? small_pixels_per_inch : page_pixels_per_inch);
    return bytes.empty() ? not_found() : made("image/png", std::move(bytes));
}

Response Desk::give(const BookFile& asked, const Round& round) const {
    const EditionState* edition = find(round, asked.edition);
    const std::string_view type = media_type(asked.path);
    if (edition == nullptr || type.empty()) return not_found();
    const auto book = read(edition->book);
    if (!book) return not_found();
    Result<std::string> file = file_of((*book).view(), asked.path);
    return file ? made(type, *std::move(file), book_policy) : not_found();
}

Response Desk::give(const OutputFile& asked, const Round& written_in) const {
    const std::string& path = asked.path;
    const std::string_view type = media_type(path);
    if (type.empty()) return not_found();
    const auto bytes = read(path);
    if (!bytes) return not_found();
    std::string body((*bytes).view());
    if (const std::size_t end = body.find("</head>");
        path.ends_with(".html") && end < body.size()) {
        const std::string round = std::to_string(written_in.number);
        body.insert(end, "<script src=\"/serve.js?round=" + round + "\" defer></script>");
    }
    return made(type, std::move(body), output_policy);
}

Result<Bytes> Desk::read(const std::string& path) const {
    app::DiskFiles files;
    files.expect_changes();  // a build may write it anew while it is sent
    if (const auto mounted = files.mount("", output_); !mounted) return mounted.failure();
    return files.read(path);
}

Next Desk::events() const {
    // What a page was made of, it knows; what has come since, it is told at once.
    return [this, known = Board::News{}]() mutable -> std::optional<std::string> {
        const Board::News news = board_.wait(known, heartbeat_seconds);
        if (news.closed) return std::nullopt;
        if (news == known) return ": still here\n\n";
        const bool is_new = news.round != known.round;
        known = news;
        if (news.building) return event("building", std::to_string(news.round));
        return event(is_new ? "built" : "still", std::to_string(news.round));
    };
}

}  // namespace bifolium::serve
