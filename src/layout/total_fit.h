// Total fit: the lines of a paragraph chosen all at once, so that the worst of them are as good as
// can be. Justified lines weigh how far their spaces give way, ragged ones how even their right
// edge is; both weigh hyphens, ladders of them and short last lines.
// Knuth and Plass, "Breaking Paragraphs into Lines", 1981. https://doi.org/10.1002/spe.4380111102
#pragma once

#include <optional>
#include <vector>

#include "layout/line_breaking.h"

namespace bifolium::layout {

/// How a paragraph is to be set, by its style.
struct Aims {
    bool justified = false;
    bool last_justified = false;
    double least_last = 0.1;  ///< Of the measure: a shorter last line looks like a slip.
    double runt_cost = 6e5;   ///< Of that.
    Length em;
    double hyphen_badness = 0;
    double unevenness = 0;           ///< How much little differences count too.
    int hyphens_on_end = 2;          ///< At most.
    bool hyphen_before_last = true;  ///< May the last line begin inside a word?
    Length hyphen_zone;              ///< White space that is better than a hyphen.
};
Aims aims_of(const Context&, const ShapedParagraph&, Length inline_size);

class TotalFit {
public:
    TotalFit(const Context&, const ShapedParagraph&, const Measure&);
    /// All lines from a place to the end. Nothing where floats leave a line no room or lines differ
    /// in height beside them: that asks for one line after another.
    std::optional<std::vector<ChosenLine>> lines(const Candidate& from);
    /// All of it in so many lines, none of them bad. Nothing if it cannot be, or has line ends of
    /// its own.
    std::optional<std::vector<ChosenLine>> exactly(std::size_t lines);
    double cost() const { return cost_; }  ///< Of the lines.

private:
    static constexpr std::uint32_t none = UINT32_MAX, any_line = UINT32_MAX;

    /// The best way to end a line at a node, of those that do not differ for what comes after.
    struct State {
        double cost = 0;
        double ratio = 0;               // of the line that ends here
        std::uint32_t node = 0;         // 0 is the start, i + 1 the candidate i of the segment
        std::uint32_t previous = none;  // state
        std::uint32_t next = none;      // another state of the same node
        std::uint32_t line = 0;         // lines before it; counted only where it matters
        std::uint8_t fitness = 1;
        std::uint8_t hyphens = 0;  // lines on end that close with one
    };
    struct LineRoom {
        Length left, width;
    };
    struct Line {
        std::uint32_t from, until;  // nodes
        LengthSum left;             // of the room, as the line is
        Flex flex;
    };
    struct Tolerance {
        double ratio = 0;
        bool any = false;       // however loose
        bool overfull = false;  // and too long, if there is nothing else
    };

    void gather();
    bool segment(std::size_t first, std::size_t last);
    std::uint32_t solve(const Tolerance&);
    void extend(std::uint32_t node, const Tolerance&);
    void extend_into(std::uint32_t node, const LineRoom&, std::uint32_t number, const Tolerance&);
    bool reach(const Line&, std::uint32_t number, const Tolerance&);
    void keep(const State&);
    void take(std::uint32_t last);

    Line line(std::uint32_t from, std::uint32_t until, LengthSum room);
    double ratio_of(const Line&) const;
    double badness_of(double ratio) const;
    bool is_natural(const Line&) const;
    bool ends_elsewhere(const Line&) const;
    bool needs_no_hyphen(const Line&);
    bool is_too_loose(const Line&, const Tolerance&) const;
    LineRoom room(std::uint32_t line, Length indent);
    const Candidate& at(std::uint32_t node) const {
        return node == 0 ? from_ : (*all_)[first_ + node - 1];
    }
    LengthSum width(std::uint32_t from, std::uint32_t until);
    const Reshaped& reshaped_at(std::uint32_t node);

    const Context& context_;
    const ShapedParagraph& paragraph_;
    const Measure measure_;
    const Aims aims_;
    const std::vector<Candidate>* all_ = nullptr;
    std::vector<Candidate> own_;   // if words are cut
    std::vector<LineRoom> rooms_;  // by line, beside floats
    std::vector<ChosenLine> out_;
    double cost_ = 0;
    std::uint32_t lines_wanted_ = 0;  // 0: as many as it takes

    // Of the segment at hand: up to a place where a line must end.
    Candidate from_;
    std::size_t first_ = 0;
    std::uint32_t nodes_ = 0;  // besides the start
    std::uint32_t lines_before_ = 0;
    std::vector<State> states_;
    std::vector<std::uint32_t> states_at_;  // by node
    std::vector<std::optional<Reshaped>> reshaped_;
    bool overfull_ = false;
};

}  // namespace bifolium::layout
