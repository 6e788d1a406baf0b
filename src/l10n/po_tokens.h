// The words of a PO file: comments, keywords and texts, with their places. Internal to read_po().
// The grammar knows no lines: `msgid "a" msgstr "b"` may stand on one; only comments, and the marks
// of obsolete and previous texts, hold to the end of theirs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/source.h"

namespace bifolium::l10n {

/// Reports what is wrong with one file, up to a limit: a file that is no PO at all, with a million
/// lines, is not a million findings. Past the limit one says so.
class PoReport {
public:
    PoReport(SourceId source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}
    void operator()(Diagnostic);
    std::size_t count() const { return reported_; }
    Span span(std::size_t begin, std::size_t end) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

private:
    SourceId source_;
    Diagnostics& diagnostics_;
    std::size_t reported_ = 0;
};

enum class PoWord : std::uint8_t {
    comment,  ///< value: after the '#'
    context,
    id,
    id_plural,
    text,
    domain,
    index,   ///< value: the digits of [0]
    string,  ///< value: unescaped
    end,
};

struct PoToken {
    PoWord word = PoWord::end;
    bool obsolete = false;  ///< After "#~" on its line.
    bool previous = false;  ///< After "#|" on its line.
    std::string value;
    std::size_t begin = 0, end = 0;
};

class PoTokens {
public:
    PoTokens(std::string_view text, PoReport& report);
    PoToken next();

private:
    void skip_space();
    void string(PoToken&);
    void escape(std::string& value);
    void escaped_byte(std::string& value, std::size_t begin);
    bool keyword(PoToken&);
    bool index(PoToken&);
    void unreadable();
    std::size_t line_end(std::size_t from) const;

    std::string_view text_;
    PoReport& report_;
    std::size_t at_ = 0;
    bool obsolete_ = false, previous_ = false;
    bool in_line_ = false;        // something readable stands before, on this line
    std::size_t unreadable_ = 0;  // where the line begins that was unreadable last
    bool any_unreadable_ = false;
};

/// Is it UTF-8? Ill-formed bytes become U+FFFD if not.
bool repair_utf8(std::string&);

}  // namespace bifolium::l10n
