#include "manuscript/settings.h"

#include <yaml.h>

#include <algorithm>
#include <set>

#include "base/limits.h"

namespace bifolium::manuscript {

namespace {

/// libyaml's parser, which fills a struct of ours instead of making one.
class Parser {
public:
    explicit Parser(std::string_view text) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    ~Parser() { yaml_parser_delete(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    yaml_parser_t* get() { return &parser_; }

private:
    yaml_parser_t parser_{};
};

class Event {
public:
    Event() = default;
    ~Event() { yaml_event_delete(&event_); }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    yaml_event_t* get() { return &event_; }
    const yaml_event_t* operator->() const { return &event_; }

private:
    yaml_event_t event_{};
};

class SettingsReader {
public:
    SettingsReader(std::string_view text, Span span, Diagnostics& diagnostics)
        : text_(text), span_(span), diagnostics_(diagnostics), parser_(text) {
        // libyaml's marks count characters; spans count bytes.
        for (std::size_t at = 0; at < text.size(); ++at) {
            if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) {
                characters_.push_back(static_cast<std::uint32_t>(at));
            }
        }
    }

    Mapping read() {
        bool done = false;
        while (!done && ok_) {
            Event event;
            if (yaml_parser_parse(parser_.get(), event.get()) == 0) {
                syntax_error();
                break;
            }
            done = event->type == YAML_STREAM_END_EVENT;
            handle(event);
        }
        return ok_ ? std::move(root_) : Mapping{};
    }

private:
    struct Frame {
        Setting setting;
        std::string key;
        Span key_span;
        bool has_key = false;
        std::set<std::string, std::less<>> keys;
    };

    Span span(const yaml_mark_t& begin, const yaml_mark_t& end) const {
        return {span_.source, byte(begin.index), byte(end.index)};
    }
    std::uint32_t byte(std::size_t character) const {
        const auto end = static_cast<std::uint32_t>(text_.size());
        return span_.begin + (character < characters_.size() ? characters_[character] : end);
    }

    void handle(const Event& event) {
        switch (event->type) {
            case YAML_NO_EVENT:
            case YAML_STREAM_START_EVENT:
            case YAML_STREAM_END_EVENT:
            case YAML_DOCUMENT_END_EVENT:
                break;
            case YAML_DOCUMENT_START_EVENT:
                if (++documents_ > 1) {
                    stop("yaml.syntax", span(event->start_mark, event->end_mark),
                         "a second document begins here", "one mapping is all there may be");
                }
                break;
            case YAML_ALIAS_EVENT:
                stop("yaml.alias", span(event->start_mark, event->end_mark),
                     "aliases are not taken", "write the value out");
                break;
            case YAML_SCALAR_EVENT:
                scalar(event);
                break;
            case YAML_SEQUENCE_START_EVENT:
                refuse_extras(event, event->data.sequence_start.anchor,
                              event->data.sequence_start.tag);
                open(Setting{Sequence{}, span(event->start_mark, event->end_mark)});
                break;
            case YAML_MAPPING_START_EVENT:
                refuse_extras(event, event->data.mapping_start.anchor,
                              event->data.mapping_start.tag);
                open(Setting{Mapping{}, span(event->start_mark, event->end_mark)});
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                close(event);
                break;
        }
    }

    void scalar(const Event& event) {
        const auto& data = event->data.scalar;
        refuse_extras(event, data.anchor, data.tag);
        if (!ok_) return;
        const Span where = span(event->start_mark, event->end_mark);
        std::string value(reinterpret_cast<const char*>(data.value), data.length);
        // YAML's escapes can say what no text may hold: "\0", "\uD83D".
        if (value.find('\0') != std::string::npos) {
            return stop("yaml.syntax", where, "this text holds a NUL character", "remove it");
        }
        if (stack_.empty()) {
            if (!value.empty()) {
                stop("yaml.not-a-mapping", where, "these settings are one value",
                     "write 'key: value' lines");
            }
            return;
        }
        Frame& frame = stack_.back();
        if (std::holds_alternative<Mapping>(frame.setting.value) && !frame.has_key) {
            return key(frame, std::move(value), where);
        }
        put(Setting{std::move(value), where});
    }

    void key(Frame& frame, std::string name, Span where) {
        if (!frame.keys.insert(name).second) {
            diagnostics_.report({Severity::error, "yaml.duplicate-key", where,
                                 "'" + name + "' stands here a second time",
                                 "keep one of the two: the first is used"});
        }
        frame.key = std::move(name);
        frame.key_span = where;
        frame.has_key = true;
    }

    void put(Setting setting) {
        if (stack_.empty()) {
            if (auto* mapping = std::get_if<Mapping>(&setting.value)) {
                root_ = std::move(*mapping);
            } else {
                stop("yaml.not-a-mapping", setting.span, "these settings are a list",
                     "write 'key: value' lines");
            }
            return;
        }
        Frame& frame = stack_.back();
        if (auto* sequence = std::get_if<Sequence>(&frame.setting.value)) {
            sequence->push_back(std::move(setting));
            return;
        }
        auto& mapping = std::get<Mapping>(frame.setting.value);
        frame.has_key = false;
        // Keys are in the author's order; a second one of the same name was told and is left out.
        const bool known = frame.keys.size() == mapping.size();
        if (known) return;
        setting.key = frame.key_span;
        mapping.emplace_back(std::move(frame.key), std::move(setting));
    }

    void open(Setting setting) {
        if (!ok_) return;
        if (!stack_.empty() && std::holds_alternative<Mapping>(stack_.back().setting.value) &&
            !stack_.back().has_key) {
            return stop("yaml.syntax", setting.span, "a key must be a word", "quote it");
        }
        if (stack_.size() >= limits::settings_depth) {
            return stop(
                "yaml.too-deep", setting.span,
                "this lies more than " + std::to_string(limits::settings_depth) + " levels deep",
                "unfold it");
        }
        stack_.push_back(Frame{std::move(setting), {}, {}, false, {}});
    }

    void close(const Event& event) {
        if (stack_.empty()) return;
        Frame frame = std::move(stack_.back());
        stack_.pop_back();
        frame.setting.span.end = std::max(frame.setting.span.begin, byte(event->end_mark.index));
        put(std::move(frame.setting));
    }

    void refuse_extras(const Event& event, const yaml_char_t* anchor, const yaml_char_t* tag) {
        const Span where = span(event->start_mark, event->end_mark);
        if (anchor != nullptr) {
            stop("yaml.alias", where, "anchors are not taken", "write the value where it is used");
        } else if (tag != nullptr) {
            stop("yaml.tag", where, "tags are not taken: every value is text", "remove the '!'");
        }
    }

    void syntax_error() {
        const yaml_parser_t& parser = *parser_.get();
        const bool scanned = parser.problem_mark.index != 0 || parser.problem_mark.line != 0;
        const std::uint32_t at = scanned ? byte(parser.problem_mark.index)
                                         : span_.begin + static_cast<std::uint32_t>(std::min(
                                                             parser.problem_offset, text_.size()));
        std::string what = parser.problem == nullptr ? "this is not YAML" : parser.problem;
        if (parser.context != nullptr) what += std::string(" ") + parser.context;
        const std::size_t here = at - span_.begin;
        if (here < text_.size() && text_[here] == '\t') {
            return stop("yaml.syntax", Span{span_.source, at, at}, "a tab stands where spaces must",
                        "indent with spaces: YAML takes no tabs");
        }
        stop("yaml.syntax", Span{span_.source, at, at}, std::move(what),
             "a value with ':' or '#' in it wants quotes");
    }

    void stop(std::string_view code, Span where, std::string message, std::string hint) {
        if (!ok_) return;
        ok_ = false;
        diagnostics_.report({Severity::error, code, where, std::move(message), std::move(hint)});
    }

    std::string_view text_;
    Span span_;
    Diagnostics& diagnostics_;
    Parser parser_;
    std::vector<std::uint32_t> characters_;
    std::vector<Frame> stack_;
    Mapping root_;
    int documents_ = 0;
    bool ok_ = true;
};

}  // namespace

Mapping read_settings(const Sources& sources, Span text, Diagnostics& diagnostics) {
    const std::size_t size = text.end - text.begin;
    if (size > limits::settings_bytes) {
        diagnostics.report({Severity::error, "yaml.too-large",
                            Span{text.source, text.begin, text.begin},
                            "these settings have " + std::to_string(size) + " bytes; " +
                                std::to_string(limits::settings_bytes) + " are the most",
                            "shorten them"});
        return {};
    }
    const std::string_view part = sources.text(text.source).substr(text.begin, size);
    return SettingsReader(part, text, diagnostics).read();
}

}  // namespace bifolium::manuscript
