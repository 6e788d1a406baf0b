// The counter styles that CSS defines itself.
// https://www.w3.org/TR/css-counter-styles-3/#predefined-counters
#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "style/counter_styles.h"

namespace bifolium::style {

namespace {

using css::CounterStyle;
using css::CounterSystem;

/// Symbols with spaces between; of additive ones each with its weight before it.
struct Row {
    std::string_view name;
    CounterSystem system;
    std::string_view symbols;
    std::int64_t low = 0, high = 0;  ///< Both 0: the system's own range.
    std::string_view suffix = {};    ///< Empty: ". ".
};

constexpr std::string_view lower_roman =
    "1000 m 900 cm 500 d 400 cd 100 c 90 xc 50 l 40 xl 10 x 9 ix 5 v 4 iv 1 i";
constexpr std::string_view upper_roman =
    "1000 M 900 CM 500 D 400 CD 100 C 90 XC 50 L 40 XL 10 X 9 IX 5 V 4 IV 1 I";
constexpr std::string_view upper_armenian =
    "9000 Ք 8000 Փ 7000 Ւ 6000 Ց 5000 Ր 4000 Տ 3000 Վ 2000 Ս 1000 Ռ 900 Ջ 800 Պ 700 Չ 600 Ո 500 Շ "
    "400 Ն 300 Յ 200 Մ 100 Ճ 90 Ղ 80 Ձ 70 Հ 60 Կ 50 Ծ 40 Խ 30 Լ 20 Ի 10 Ժ 9 Թ 8 Ը 7 Է 6 Զ 5 Ե 4 Դ "
    "3 Գ 2 Բ 1 Ա";
constexpr std::string_view lower_armenian =
    "9000 ք 8000 փ 7000 ւ 6000 ց 5000 ր 4000 տ 3000 վ 2000 ս 1000 ռ 900 ջ 800 պ 700 չ 600 ո 500 շ "
    "400 ն 300 յ 200 մ 100 ճ 90 ղ 80 ձ 70 հ 60 կ 50 ծ 40 խ 30 լ 20 ի 10 ժ 9 թ 8 ը 7 է 6 զ 5 ե 4 դ "
    "3 գ 2 բ 1 ա";
constexpr std::string_view georgian =
    "10000 ჵ 9000 ჰ 8000 ჯ 7000 ჴ 6000 ხ 5000 ჭ 4000 წ 3000 ძ 2000 ც 1000 ჩ 900 შ 800 ყ 700 ღ "
    "600 ქ 500 ფ 400 ჳ 300 ტ 200 ს 100 რ 90 ჟ 80 პ 70 ო 60 ჲ 50 ნ 40 მ 30 ლ 20 კ 10 ი 9 თ 8 ჱ 7 ზ "
    "6 ვ 5 ე 4 დ 3 გ 2 ბ 1 ა";
constexpr std::string_view hebrew =
    "10000 י׳ 9000 ט׳ 8000 ח׳ 7000 ז׳ 6000 ו׳ 5000 ה׳ 4000 ד׳ 3000 ג׳ 2000 ב׳ 1000 א׳ 400 ת 300 ש "
    "200 ר 100 ק 90 צ 80 פ 70 ע 60 ס 50 נ 40 מ 30 ל 20 כ 19 יט 18 יח 17 יז 16 טז 15 טו 10 י 9 ט 8 "
    "ח "
    "7 ז 6 ו 5 ה 4 ד 3 ג 2 ב 1 א";
constexpr std::string_view latin = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
constexpr std::string_view capitals = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z";

constexpr auto rows = std::to_array<Row>({
    {"decimal", CounterSystem::numeric, "0 1 2 3 4 5 6 7 8 9"},
    {"decimal-leading-zero", CounterSystem::numeric, "0 1 2 3 4 5 6 7 8 9"},
    {"disc", CounterSystem::cyclic, "•", 0, 0, " "},
    {"circle", CounterSystem::cyclic, "◦", 0, 0, " "},
    {"square", CounterSystem::cyclic, "▪", 0, 0, " "},
    {"disclosure-open", CounterSystem::cyclic, "▾", 0, 0, " "},
    {"disclosure-closed", CounterSystem::cyclic, "▸", 0, 0, " "},
    {"lower-roman", CounterSystem::additive, lower_roman, 1, 3999},
    {"upper-roman", CounterSystem::additive, upper_roman, 1, 3999},
    {"lower-alpha", CounterSystem::alphabetic, latin},
    {"lower-latin", CounterSystem::alphabetic, latin},
    {"upper-alpha", CounterSystem::alphabetic, capitals},
    {"upper-latin", CounterSystem::alphabetic, capitals},
    {"lower-greek", CounterSystem::alphabetic, "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω"},
    {"armenian", CounterSystem::additive, upper_armenian, 1, 9999},
    {"upper-armenian", CounterSystem::additive, upper_armenian, 1, 9999},
    {"lower-armenian", CounterSystem::additive, lower_armenian, 1, 9999},
    {"georgian", CounterSystem::additive, georgian, 1, 19999},
    {"hebrew", CounterSystem::additive, hebrew, 1, 10999},
    {"arabic-indic", CounterSystem::numeric, "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩"},
    {"persian", CounterSystem::numeric, "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹"},
    {"urdu", CounterSystem::numeric, "۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹"},
    {"bengali", CounterSystem::numeric, "০ ১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯"},
    {"cambodian", CounterSystem::numeric, "០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩"},
    {"khmer", CounterSystem::numeric, "០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩"},
    {"cjk-decimal", CounterSystem::numeric, "〇 一 二 三 四 五 六 七 八 九", 0, 2147483647, "、"},
    {"devanagari", CounterSystem::numeric, "० १ २ ३ ४ ५ ६ ७ ८ ९"},
    {"gujarati", CounterSystem::numeric, "૦ ૧ ૨ ૩ ૪ ૫ ૬ ૭ ૮ ૯"},
    {"gurmukhi", CounterSystem::numeric, "੦ ੧ ੨ ੩ ੪ ੫ ੬ ੭ ੮ ੯"},
    {"kannada", CounterSystem::numeric, "೦ ೧ ೨ ೩ ೪ ೫ ೬ ೭ ೮ ೯"},
    {"lao", CounterSystem::numeric, "໐ ໑ ໒ ໓ ໔ ໕ ໖ ໗ ໘ ໙"},
    {"malayalam", CounterSystem::numeric, "൦ ൧ ൨ ൩ ൪ ൫ ൬ ൭ ൮ ൯"},
    {"mongolian", CounterSystem::numeric, "᠐ ᠑ ᠒ ᠓ ᠔ ᠕ ᠖ ᠗ ᠘ ᠙"},
    {"myanmar", CounterSystem::numeric, "၀ ၁ ၂ ၃ ၄ ၅ ၆ ၇ ၈ ၉"},
    {"oriya", CounterSystem::numeric, "୦ ୧ ୨ ୩ ୪ ୫ ୬ ୭ ୮ ୯"},
    {"tamil", CounterSystem::numeric, "௦ ௧ ௨ ௩ ௪ ௫ ௬ ௭ ௮ ௯"},
    {"telugu", CounterSystem::numeric, "౦ ౧ ౨ ౩ ౪ ౫ ౬ ౭ ౮ ౯"},
    {"thai", CounterSystem::numeric, "๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙"},
    {"tibetan", CounterSystem::numeric, "༠ ༡ ༢ ༣ ༤ ༥ ༦ ༧ ༨ ༩"},
    {"hiragana", CounterSystem::alphabetic,
     "あ い う え お か き く け こ さ し す せ そ た ち つ て と な に ぬ ね の は ひ ふ へ ほ ま "
     "み む "
     "め も や ゆ よ ら り る れ ろ わ ゐ ゑ を ん",
     0, 0, "、"},
    {"hiragana-iroha", CounterSystem::alphabetic,
     "い ろ は に ほ へ と ち り ぬ る を わ か よ た れ そ つ ね な ら む う ゐ の お く や ま け "
     "ふ こ "
     "え て あ さ き ゆ め み し ゑ ひ も せ す",
     0, 0, "、"},
    {"katakana", CounterSystem::alphabetic,
     "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト ナ ニ ヌ ネ ノ ハ ヒ フ ヘ ホ マ "
     "ミ ム "
     "メ モ ヤ ユ ヨ ラ リ ル レ ロ ワ ヰ ヱ ヲ ン",
     0, 0, "、"},
    {"katakana-iroha", CounterSystem::alphabetic,
     "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ ヨ タ レ ソ ツ ネ ナ ラ ム ウ ヰ ノ オ ク ヤ マ ケ "
     "フ コ "
     "エ テ ア サ キ ユ メ ミ シ ヱ ヒ モ セ ス",
     0, 0, "、"},
    {"cjk-earthly-branch", CounterSystem::fixed, "子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥", 0, 0, "、"},
    {"cjk-heavenly-stem", CounterSystem::fixed, "甲 乙 丙 丁 戊 己 庚 辛 壬 癸", 0, 0, "、"},
    {"simp-chinese-informal", CounterSystem::chinese, "零 一 二 三 四 五 六 七 八 九 十 百 千",
     -9999, 9999, "、"},
    {"simp-chinese-formal", CounterSystem::chinese, "零 壹 贰 叁 肆 伍 陆 柒 捌 玖 拾 佰 仟", -9999,
     9999, "、"},
    {"trad-chinese-informal", CounterSystem::chinese, "零 一 二 三 四 五 六 七 八 九 十 百 千",
     -9999, 9999, "、"},
    {"cjk-ideographic", CounterSystem::chinese, "零 一 二 三 四 五 六 七 八 九 十 百 千", -9999,
     9999, "、"},
    {"trad-chinese-formal", CounterSystem::chinese, "零 壹 貳 參 肆 伍 陸 柒 捌 玖 拾 佰 仟", -9999,
     9999, "、"},
    // Digits from 0 to 9, then ten, a hundred, a thousand; the weights follow from them.
    {"japanese-informal", CounterSystem::additive, "〇 一 二 三 四 五 六 七 八 九 十 百 千", -9999,
     9999, "、"},
    {"japanese-formal", CounterSystem::additive, "零 壱 弐 参 四 伍 六 七 八 九 拾 百 阡", -9999,
     9999, "、"},
    {"korean-hangul-formal", CounterSystem::additive, "영 일 이 삼 사 오 육 칠 팔 구 십 백 천",
     -9999, 9999, ", "},
    {"korean-hanja-informal", CounterSystem::additive, "零 一 二 三 四 五 六 七 八 九 十 百 千",
     -9999, 9999, ", "},
    {"korean-hanja-formal", CounterSystem::additive, "零 壹 貳 參 四 五 六 七 八 九 拾 百 仟",
     -9999, 9999, ", "},
    {"ethiopic-numeric", CounterSystem::ethiopic, "፩ ፪ ፫ ፬ ፭ ፮ ፯ ፰ ፱ ፲ ፳ ፴ ፵ ፶ ፷ ፸ ፹ ፺ ፻ ፼", 1,
     2147483647, "/ "},
});

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        found.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

using Additive = std::vector<std::pair<std::int64_t, std::string>>;

/// Digits times their places; the informal styles of China's script write no one before a ten.
Additive places(const std::vector<std::string>& symbols) {
    const bool bare = symbols[1] == "一";
    Additive all;
    std::int64_t unit = 1000;
    for (std::size_t place = 3; place > 0; --place, unit /= 10) {
        for (std::size_t digit = 9; digit > 0; --digit) {
            const bool silent = bare && digit == 1;
            all.emplace_back(static_cast<std::int64_t>(digit) * unit,
                             (silent ? "" : symbols[digit]) + symbols[9 + place]);
        }
    }
    for (std::size_t digit = 10; digit-- > 0;) {
        all.emplace_back(static_cast<std::int64_t>(digit), symbols[digit]);
    }
    return all;
}

Additive weights(const std::vector<std::string>& symbols) {
    if (symbols[0].front() < '0' || symbols[0].front() > '9') return places(symbols);
    Additive all;
    for (std::size_t i = 0; i + 1 < symbols.size(); i += 2) {
        std::int64_t weight = 0;
        std::from_chars(symbols[i].data(), symbols[i].data() + symbols[i].size(), weight);
        all.emplace_back(weight, symbols[i + 1]);
    }
    return all;
}

std::string_view minus_of(std::string_view name) {
    if (name.starts_with("simp-chinese")) return "负";
    if (name.starts_with("trad-chinese") || name == "cjk-ideographic") return "負";
    if (name.starts_with("japanese")) return "マイナス";
    if (name.starts_with("korean")) return "마이너스 ";
    return {};
}

}  // namespace

std::optional<CounterStyle> predefined_counter_style(std::string_view name) {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.name == name; });
    if (row == rows.end()) return std::nullopt;
    CounterStyle style;
    style.name = name;
    style.system = row->system;
    style.symbols = words(row->symbols);
    if (style.system == CounterSystem::additive) style.additive = weights(style.symbols);
    if (row->low != 0 || row->high != 0) style.ranges = {{row->low, row->high}};
    if (!row->suffix.empty()) style.suffix = row->suffix;
    if (name == "decimal-leading-zero") style.pad = CounterStyle::Pad{2, "0"};
    const std::string_view minus = minus_of(name);
    if (!minus.empty()) {
        style.negative = CounterStyle::Negative{std::string(minus), ""};
    }
    if ((row->suffix == "、" || !minus.empty()) && name != "cjk-decimal") {
        style.fallback = "cjk-decimal";
    }
    return style;
}

}  // namespace bifolium::style
