#include "cache/inputs.h"

namespace bifolium::cache {

namespace {

std::string name_of(const std::filesystem::path& path) {
    return path.lexically_normal().generic_string();
}

Failure not_for_writing(const std::filesystem::path& path) {
    return Failure{"cannot write " + path.generic_string() + ": it is read only"};
}

}  // namespace

Input input_of(const Result<Bytes>& bytes) {
    if (bytes) return {(*bytes).digest(), true};
    return input_of(bytes.failure());
}

Input input_of(const Failure& failure) {
    return {sha256(failure.what), false};
}

void Inputs::add(const std::filesystem::path& path, const Input& input) {
    const auto [known, fresh] = all_.emplace(name_of(path), input);
    if (!fresh && known->second != input) steady_ = false;
}

void Inputs::add(const Inputs& others) {
    steady_ = steady_ && others.steady_;
    for (const auto& [path, input] : others.all_) add(path, input);
}

Result<Bytes> Recording::read(const std::filesystem::path& path) const {
    Result<Bytes> bytes = files_.read(path);
    inputs_.add(path, input_of(bytes));
    return bytes;
}

Result<std::monostate> Recording::write(const std::filesystem::path& path, std::string_view) {
    return not_for_writing(path);
}

Result<Bytes> Watching::read(const std::filesystem::path& path) const {
    paths_.insert(name_of(path));
    return files_.read(path);
}

Result<std::monostate> Watching::write(const std::filesystem::path& path, std::string_view) {
    return not_for_writing(path);
}

}  // namespace bifolium::cache
