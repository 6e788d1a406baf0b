// Result<T>: a value, or why the outside world refused (no file, full disk, broken font).
// GCC 12 in C++20 mode has no std::expected; this is the part of it that we use.
#pragma once

#include <cstdlib>
#include <string>
#include <utility>
#include <variant>

namespace bifolium {

struct Failure {
    std::string what;  ///< "cannot open fonts/Foo.ttf: No such file or directory"
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() & { return *checked(); }
    T&& operator*() && { return std::move(*checked()); }
    const T& operator*() const& { return *const_cast<Result*>(this)->checked(); }
    T* operator->() { return checked(); }
    const Failure& failure() const { return std::get<1>(state_); }

private:
    T* checked() {
        if (state_.index() != 0) std::abort();  // a bug of ours: the caller did not look
        return &std::get<0>(state_);
    }
    std::variant<T, Failure> state_;
};

}  // namespace bifolium
