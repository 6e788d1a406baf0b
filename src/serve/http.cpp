#include "serve/http.h"

#include <httplib.h>

#include <thread>
#include <utility>

namespace bifolium::serve {

namespace {

constexpr const char* here = "127.0.0.1";
constexpr std::size_t threads = 48;  // a stream takes one for as long as a page is open
constexpr std::size_t longest_body = 1024;

void fill(httplib::Response& response, Response&& answer, const Request& request) {
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.set_header("Cross-Origin-Opener-Policy", "same-origin");
    response.set_header("Content-Security-Policy", answer.policy);
    response.set_header("Cache-Control", answer.tag.empty() ? "no-store" : "no-cache");
    if (answer.status == 405) response.set_header("Allow", "GET, HEAD");
    response.status = answer.status;
    const std::string tag = '"' + answer.tag + '"';
    if (!answer.tag.empty()) {
        response.set_header("ETag", tag);
        if (request.if_none_match.find(tag) != std::string::npos) {
            response.status = 304;
            return;
        }
    }
    if (!answer.stream || request.method == "HEAD") {
        response.set_content(std::move(answer.body), answer.type);
        return;
    }
    response.set_chunked_content_provider(
        answer.type, [next = std::move(answer.stream)](std::size_t, httplib::DataSink& sink) {
            const std::optional<std::string> text = next();
            if (!text) {
                sink.done();
                return true;
            }
            return sink.is_writable() && sink.write(text->data(), text->size());
        });
}

}  // namespace

struct HttpServer::State {
    httplib::Server server;
    std::thread listening;
};

HttpServer::HttpServer() : state_(std::make_unique<State>()) {
    httplib::Server& server = state_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    server.set_payload_max_length(longest_body);
    server.set_tcp_nodelay(true);
    // httplib's own would let two programs share a port, each with half of the requests.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
}

HttpServer::~HttpServer() {
    stop();
}

Result<unsigned> HttpServer::open(unsigned port) {
    if (port == 0) {
        const int any = state_->server.bind_to_any_port(here);
        if (any > 0) return static_cast<unsigned>(any);
    } else if (state_->server.bind_to_port(here, static_cast<int>(port))) {
        return port;
    }
    return Failure{"cannot listen on " + std::string(here) + ":" + std::to_string(port)};
}

void HttpServer::start(Answer answer) {
    state_->server.set_pre_routing_handler(
        [answer = std::move(answer)](const httplib::Request& asked, httplib::Response& response) {
            const Request request{.method = asked.method,
                                  .target = asked.target,
                                  .host = asked.get_header_value("Host"),
                                  .if_none_match = asked.get_header_value("If-None-Match")};
            fill(response, answer(request), request);
            return httplib::Server::HandlerResponse::Handled;
        });
    state_->listening = std::thread([this] { state_->server.listen_after_bind(); });
    while (!state_->server.is_running()) std::this_thread::yield();
}

void HttpServer::stop() {
    if (!state_->listening.joinable()) return;
    state_->server.stop();
    state_->listening.join();
}

}  // namespace bifolium::serve
