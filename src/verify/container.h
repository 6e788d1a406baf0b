// A zip archive read from memory, through libzip: files by name, whole, sums checked here.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace bifolium::verify {

class Container {
public:
    /// Borrows the bytes.
    static Result<Container> open(std::string_view bytes);
    ~Container();
    Container(Container&&) noexcept;

    /// Fails if there is none of that name, if it is damaged or larger than a book's file may be.
    Result<std::string> file(const std::string& name) const;

private:
    Container();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace bifolium::verify
