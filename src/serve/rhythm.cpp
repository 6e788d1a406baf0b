#include "serve/rhythm.h"

#include <algorithm>

namespace bifolium::serve {

void Rhythm::changed(std::int64_t now) {
    if (!restless_) restless_ = Restless{now, now};
    restless_->last = now;
}

void Rhythm::build_began() {
    restless_.reset();
    building_ = true;
}

void Rhythm::build_ended() {
    building_ = false;
}

std::optional<std::int64_t> Rhythm::wait(std::int64_t now) const {
    if (building_ || !restless_) return std::nullopt;
    const std::int64_t due = std::min(restless_->last + quiet, restless_->first + patience);
    return std::max<std::int64_t>(0, due - now);
}

}  // namespace bifolium::serve
