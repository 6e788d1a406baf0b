#include "serve/board.h"

#include <chrono>
#include <utility>

namespace bifolium::serve {

std::shared_ptr<const Round> Board::current() const {
    const std::lock_guard lock(mutex_);
    return round_;
}

void Board::post(Round round) {
    const std::lock_guard lock(mutex_);
    round_ = std::make_shared<const Round>(std::move(round));
    building_ = false;
    bell_.notify_all();
}

void Board::begin() {
    const std::lock_guard lock(mutex_);
    building_ = true;
    bell_.notify_all();
}

void Board::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    bell_.notify_all();
}

Board::News Board::news() const {
    return {round_->number, building_, closed_};
}

Board::News Board::wait(const News& known, unsigned seconds) const {
    std::unique_lock lock(mutex_);
    bell_.wait_for(lock, std::chrono::seconds(seconds), [&] { return news() != known; });
    return news();
}

}  // namespace bifolium::serve
