// HTTP on 127.0.0.1, and nowhere else: cpp-httplib, which is slow to compile, stays in one file.
// What is asked and answered are plain values.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace bifolium::serve {

struct Request {
    std::string method, target, host, if_none_match;
};

/// What a stream has next, or its end. Called again and again on a thread of its own; may wait.
using Next = std::function<std::optional<std::string>()>;

struct Response {
    int status = 200;
    std::string type, body;
    std::string tag;     ///< Entity tag, without quotation marks; empty: none.
    std::string policy;  ///< Content-Security-Policy.
    Next stream;         ///< Instead of a body.
};

/// Called from many threads.
using Answer = std::function<Response(const Request&)>;

class HttpServer {
public:
    HttpServer();
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Port 0: any that is free. The port.
    Result<unsigned> open(unsigned port);
    /// Answers on threads of its own until stop(), before which streams must come to their end.
    void start(Answer);
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bifolium::serve
