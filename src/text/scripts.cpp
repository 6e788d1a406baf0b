#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

#include "text/segmenter.h"
#include "text/utf8.h"

namespace bifolium::text {

namespace {

constexpr std::uint32_t marks_in_a_run = 30;  // UAX #15's Stream-Safe Text Format has the same

std::uint32_t tag_of(UScriptCode script) {
    const char* name = uscript_getShortName(script);
    std::uint32_t tag = 0;
    for (std::size_t i = 0; i < 4; ++i) tag = tag << 8 | static_cast<unsigned char>(name[i]);
    return tag;
}

/// Which script each opening bracket was set in, so that the closing one is set in the same.
class Brackets {
public:
    void open(UChar32 character, UScriptCode script) {
        pairs_[depth_++ % pairs_.size()] = {u_getBidiPairedBracket(character), script};
    }
    /// `otherwise` if nothing that we remember was opened by its partner.
    UScriptCode close(UChar32 character, UScriptCode otherwise) {
        for (std::size_t back = 1; back <= depth_ && back <= pairs_.size(); ++back) {
            const Pair& pair = pairs_[(depth_ - back) % pairs_.size()];
            if (pair.closing != character) continue;
            depth_ -= back;
            return pair.script;
        }
        return otherwise;
    }
    /// What was opened before the first real letter is of that letter's script.
    void resolve(UScriptCode script) {
        for (Pair& pair : pairs_) {
            if (pair.script == USCRIPT_COMMON) pair.script = script;
        }
    }

private:
    struct Pair {
        UChar32 closing = 0;
        UScriptCode script = USCRIPT_COMMON;
    };
    std::array<Pair, 32> pairs_{};
    std::size_t depth_ = 0;
};

class ScriptRuns {
public:
    void add(UChar32 character, std::uint32_t begin) {
        const UScriptCode script = script_of(character);
        if (script != current_) {
            if (current_ == USCRIPT_COMMON) {
                brackets_.resolve(script);
            } else {
                cut(begin);
            }
            current_ = script;
        }
        count_mark(character, begin);
    }
    std::vector<ScriptRun> finish(std::uint32_t end) && {
        cut(end);
        return std::move(runs_);
    }

private:
    UScriptCode script_of(UChar32 character) {
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(character, &status);
        if (script == USCRIPT_INHERITED || U_FAILURE(status)) return current_;
        if (script != USCRIPT_COMMON) {
            return uscript_hasScript(character, current_) && current_ != USCRIPT_COMMON ? current_
                                                                                        : script;
        }
        switch (u_getIntPropertyValue(character, UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
            case U_BPT_OPEN:
                brackets_.open(character, current_);
                return current_;
            case U_BPT_CLOSE:
                return brackets_.close(character, current_);
            default:  // an int of ICU's: neither opens nor closes
                return current_;
        }
    }
    void count_mark(UChar32 character, std::uint32_t begin) {
        const bool is_mark = (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
        if (is_mark && marks_ == marks_in_a_run) {
            cut(begin);
            marks_ = 0;
        }
        marks_ = is_mark ? marks_ + 1 : 0;
    }
    void cut(std::uint32_t end) {
        if (end > begin_) runs_.push_back({{begin_, end}, tag_of(current_)});
        begin_ = end;
    }

    std::vector<ScriptRun> runs_;
    Brackets brackets_;
    UScriptCode current_ = USCRIPT_COMMON;
    std::uint32_t begin_ = 0, marks_ = 0;
};

}  // namespace

std::vector<ScriptRun> Segmenter::scripts(std::string_view text) {
    ScriptRuns runs;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto begin = static_cast<std::uint32_t>(offset);
        runs.add(next_character(text, offset), begin);
    }
    return std::move(runs).finish(static_cast<std::uint32_t>(text.size()));
}

}  // namespace bifolium::text
