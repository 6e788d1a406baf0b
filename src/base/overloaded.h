// One visitor out of a function for each alternative: std::visit(Overloaded{...}, variant). What no
// function takes does not compile, so that a new alternative is seen to everywhere.
// https://en.cppreference.com/w/cpp/utility/variant/visit
#pragma once

namespace bifolium {

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;  // clang 14 does not deduce aggregates by itself

}  // namespace bifolium
