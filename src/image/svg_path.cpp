#include "image/svg_path.h"

#include <array>

#include "image/svg_values.h"

namespace bifolium::image {

namespace {

Coordinate plus(Coordinate a, Coordinate b) {
    return {a.x + b.x, a.y + b.y};
}
/// `at` mirrored in `centre`.
Coordinate mirrored(Coordinate at, Coordinate centre) {
    return {2 * centre.x - at.x, 2 * centre.y - at.y};
}

/// Reads path data command by command.
class PathData {
public:
    explicit PathData(std::string_view text) : scanner_(text) {}

    Path read() && {
        char command = 0;
        while (!scanner_.at_end()) {
            if (const auto letter = scanner_.letter()) {
                command = *letter;
                if (path_is_empty_ && command != 'M' && command != 'm') break;
            } else if (command == 0 || command == 'Z' || command == 'z') {
                break;
            }
            if (!step(command)) break;
            path_is_empty_ = false;
            if (command == 'M') command = 'L';  // further pairs are lines
            if (command == 'm') command = 'l';
        }
        return std::move(pen_).take();
    }

private:
    std::optional<Coordinate> point(bool relative) {
        const auto x = scanner_.number();
        const auto y = x ? scanner_.number() : std::nullopt;
        if (!y) return std::nullopt;
        return relative ? plus({*x, *y}, pen_.at()) : Coordinate{*x, *y};
    }

    /// One command with one set of arguments; false on an error.
    bool step(char command) {
        const bool relative = command >= 'a';
        const char kind = relative ? static_cast<char>(command - 32) : command;
        const Coordinate cubic_control = kind == 'S' && was_cubic_ ? control_ : pen_.at();
        const Coordinate quadratic_control = kind == 'T' && was_quadratic_ ? control_ : pen_.at();
        was_cubic_ = kind == 'C' || kind == 'S';
        was_quadratic_ = kind == 'Q' || kind == 'T';
        switch (kind) {
            case 'M':
            case 'L': {
                const auto to = point(relative);
                if (!to) return false;
                kind == 'M' ? pen_.move(*to) : pen_.line(*to);
                return true;
            }
            case 'H':
            case 'V':
                return straight(kind, relative);
            case 'C':
            case 'S':
                return cubic(kind, relative, cubic_control);
            case 'Q':
            case 'T':
                return quadratic(kind, relative, quadratic_control);
            case 'A':
                return arc(relative);
            case 'Z':
                pen_.close();
                return true;
            default:  // a letter of the file's
                return false;
        }
    }
    bool straight(char kind, bool relative) {
        const auto value = scanner_.number();
        if (!value) return false;
        Coordinate to = pen_.at();
        double& moved = kind == 'H' ? to.x : to.y;
        moved = relative ? moved + *value : *value;
        pen_.line(to);
        return true;
    }
    bool cubic(char kind, bool relative, Coordinate reflected) {
        const auto first = kind == 'C' ? point(relative) : std::optional(reflected);
        const auto second = first ? point(relative) : std::nullopt;
        const auto to = second ? point(relative) : std::nullopt;
        if (!to) return false;
        pen_.cubic(*first, *second, *to);
        control_ = mirrored(*second, *to);
        return true;
    }
    bool quadratic(char kind, bool relative, Coordinate reflected) {
        const auto control = kind == 'Q' ? point(relative) : std::optional(reflected);
        const auto to = control ? point(relative) : std::nullopt;
        if (!to) return false;
        pen_.quadratic(*control, *to);
        control_ = mirrored(*control, *to);
        return true;
    }
    bool arc(bool relative) {
        std::array<double, 3> shape{};
        for (double& value : shape) {
            const auto number = scanner_.number();
            if (!number) return false;
            value = *number;
        }
        const auto large = scanner_.flag();
        const auto clockwise = large ? scanner_.flag() : std::nullopt;
        const auto to = clockwise ? point(relative) : std::nullopt;
        if (!to) return false;
        pen_.arc({shape[0], shape[1], shape[2], *large, *clockwise}, *to);
        return true;
    }

    Scanner scanner_;
    Pen pen_;
    Coordinate control_;  // what a smooth curve goes on with
    bool was_cubic_ = false, was_quadratic_ = false, path_is_empty_ = true;
};

}  // namespace

Path parse_path_data(std::string_view text) {
    return PathData(text).read();
}

}  // namespace bifolium::image
