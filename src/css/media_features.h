// Media features: which there are, what each is on paper, and how a bound of one is read.
// Private to css. https://www.w3.org/TR/mediaqueries-5/
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "css/media.h"

namespace bifolium::css {

std::span<const std::string_view> media_feature_names();
bool is_media_feature(std::string_view lower_case_name);
/// What stands in the brackets; nothing if it has not the form of a feature.
std::optional<MediaFeature> media_feature(std::span<const ComponentValue>);
/// A number, a length, a ratio, a resolution or a word.
std::optional<MediaFeature::Bound> media_bound(std::span<const ComponentValue>);
Truth on_paper(const MediaFeature&, const PageSize&);

}  // namespace bifolium::css
