#include "base/dot_segments.h"

#include <algorithm>
#include <vector>

namespace bifolium {

std::string remove_dot_segments(std::string_view path) {
    std::vector<std::string_view> segments;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = path.substr(at, end - at);
        at = end + 1;
        if (segment.empty() || segment == ".") continue;
        if (segment != "..") {
            segments.push_back(segment);
        } else if (segments.empty()) {
            return {};
        } else {
            segments.pop_back();
        }
    }
    std::string out;
    for (const std::string_view segment : segments) {
        if (!out.empty()) out.push_back('/');
        out.append(segment);
    }
    return out;
}

}  // namespace bifolium
