#include <algorithm>
#include <array>
#include <cstddef>

#include "l10n/localize.h"

namespace bifolium::l10n {

namespace {

constexpr std::array<std::string_view, 19> keys{
    "contents", "note",    "tip",       "important", "warning",     "caution",     "notes",
    "about",    "authors", "publisher", "contact",   "reviewed",    "next-review", "sources",
    "version",  "date",    "language",  "rights",    "not-recorded"};

struct Catalogue {
    std::string_view language;
    std::string_view own_name;
    std::array<std::string_view, keys.size()> words;  // in the order of the keys
};

// Our own words. A translator's correction is welcome; a missing language is a finding.
constexpr std::array<Catalogue, 9> catalogues{{
    {"en",
     "English",
     {"Contents", "Note", "Tip", "Important", "Warning", "Caution", "Notes",
      "About this publication", "Authors", "Publisher", "Contact", "Last reviewed", "Next review",
      "Sources", "Version", "Date", "Language", "Rights", "not recorded"}},
    {"de",
     "Deutsch",
     {"Inhalt", "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht", "Anmerkungen",
      "Über diese Veröffentlichung", "Autorinnen und Autoren", "Herausgeber", "Kontakt",
      "Zuletzt geprüft", "Nächste Prüfung", "Quellen", "Version", "Datum", "Sprache", "Rechte",
      "nicht angegeben"}},
    {"fr",
     "Français",
     {"Sommaire", "Remarque", "Conseil", "Important", "Avertissement", "Attention", "Notes",
      "À propos de cette publication", "Auteurs", "Éditeur", "Contact", "Dernière révision",
      "Prochaine révision", "Sources", "Version", "Date", "Langue", "Droits", "non renseigné"}},
    {"es",
     "Español",
     {"Contenido", "Nota", "Consejo", "Importante", "Advertencia", "Precaución", "Notas",
      "Acerca de esta publicación", "Autores", "Editor", "Contacto", "Última revisión",
      "Próxima revisión", "Fuentes", "Versión", "Fecha", "Idioma", "Derechos", "no consta"}},
    {"ar",
     "العربية",
     {"المحتويات", "ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه", "الحواشي", "عن هذا المنشور",
      "المؤلفون", "الناشر", "للتواصل", "آخر مراجعة", "المراجعة القادمة", "المصادر", "الإصدار",
      "التاريخ", "اللغة", "الحقوق", "غير مسجَّل"}},
    {"hi",
     "हिन्दी",
     {"विषय-सूची", "नोट", "सुझाव", "महत्वपूर्ण", "चेतावनी", "सावधानी", "टिप्पणियाँ", "इस प्रकाशन के बारे में",
      "लेखक", "प्रकाशक", "संपर्क", "अंतिम समीक्षा", "अगली समीक्षा", "स्रोत", "संस्करण", "तारीख", "भाषा",
      "अधिकार", "दर्ज नहीं"}},
    {"zh-Hans",
     "简体中文",
     {"目录", "注意", "提示", "重要", "警告", "当心", "注释", "关于本出版物", "作者", "出版者",
      "联系方式", "上次审阅", "下次审阅", "资料来源", "版本", "日期", "语言", "权利", "未记录"}},
    {"ja",
     "日本語",
     {"目次", "注記", "ヒント", "重要", "警告", "注意", "注", "この出版物について", "著者",
      "発行者", "連絡先", "最終確認", "次回確認", "出典", "版", "日付", "言語", "権利",
      "記録なし"}},
    {"uk",
     "Українська",
     {"Зміст", "Примітка", "Порада", "Важливо", "Попередження", "Обережно", "Примітки",
      "Про це видання", "Автори", "Видавець", "Контакт", "Останній перегляд", "Наступний перегляд",
      "Джерела", "Версія", "Дата", "Мова", "Права", "не зазначено"}},
}};

/// By BCP 47 look-up: de-AT, de. Chinese without a script is simplified unless its region is not.
/// https://www.rfc-editor.org/rfc/rfc4647#section-3.4
const Catalogue* find(std::string_view language) {
    if (language == "zh" || language == "zh-CN" || language == "zh-SG") language = "zh-Hans";
    for (;;) {
        const auto* found =
            std::find_if(catalogues.begin(), catalogues.end(),
                         [&](const Catalogue& c) { return c.language == language; });
        if (found != catalogues.end()) return found;
        const std::size_t dash = language.rfind('-');
        if (dash == std::string_view::npos) return nullptr;
        language = language.substr(0, dash);
    }
}

}  // namespace

std::string_view label(std::string_view language, std::string_view key) {
    const Catalogue* catalogue = find(language);
    if (catalogue == nullptr) return {};
    if (key == "language-name") return catalogue->own_name;
    const auto* known = std::find(keys.begin(), keys.end(), key);
    if (known == keys.end()) return {};
    return catalogue->words[static_cast<std::size_t>(known - keys.begin())];
}

bool has_labels(std::string_view language) {
    return find(language) != nullptr;
}

}  // namespace bifolium::l10n
