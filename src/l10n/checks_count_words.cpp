#include "l10n/checks_count_words.h"

#include <array>

namespace bifolium::l10n {

namespace {

constexpr auto counts = std::to_array<CountWord>({
    {"en", 1, "once"},         {"en", 1, "single"},      {"en", 1, "half"},
    {"en", 1, "quarter"},      {"en", 2, "twice"},       {"en", 2, "half"},
    {"en", 2, "halves"},       {"en", 2, "double"},      {"en", 2, "both"},
    {"en", 2, "pair"},         {"en", 2, "pairs"},       {"en", 2, "fortnight*"},
    {"en", 3, "thrice"},       {"en", 3, "triple"},      {"en", 4, "quarter"},
    {"en", 4, "quarters"},     {"en", 10, "decade*"},    {"en", 12, "dozen*"},
    {"en", 12, "noon"},        {"en", 12, "midday"},     {"en", 12, "midnight"},
    {"en", 14, "fortnight*"},  {"en", 24, "midnight"},   {"en", 0, "midnight"},
    {"en", 100, "century"},    {"en", 100, "centuries"}, {"de", 1, "halb*"},
    {"de", 1, "viertel*"},     {"de", 1, "einmal*"},     {"de", 1, "einzel*"},
    {"de", 1, "einig"},        {"de", 2, "halb*"},       {"de", 2, "hälfte"},
    {"de", 2, "doppel*"},      {"de", 2, "doppelt*"},    {"de", 2, "beide*"},
    {"de", 2, "paar"},         {"de", 3, "dreifach*"},   {"de", 3, "drittel"},
    {"de", 4, "viertel*"},     {"de", 12, "dutzend*"},   {"de", 12, "mittag*"},
    {"de", 12, "mitternacht"}, {"es", 1, "medio"},       {"es", 1, "media"},
    {"es", 1, "medios"},       {"es", 1, "medias"},      {"es", 1, "mitad"},
    {"es", 1, "cuarto"},       {"es", 2, "medio"},       {"es", 2, "media"},
    {"es", 2, "medios"},       {"es", 2, "medias"},      {"es", 2, "mitad"},
    {"es", 2, "doble"},        {"es", 2, "par"},         {"es", 2, "ambos"},
    {"es", 2, "ambas"},        {"es", 3, "triple"},      {"es", 3, "tercio*"},
    {"es", 3, "tercer"},       {"es", 4, "cuarto"},      {"es", 4, "cuartos"},
    {"es", 12, "docena*"},     {"es", 12, "mediodía"},   {"es", 12, "medianoche"},
    {"fr", 1, "demi*"},        {"fr", 1, "moitié"},      {"fr", 1, "quart"},
    {"fr", 2, "demi*"},        {"fr", 2, "moitié"},      {"fr", 2, "double"},
    {"fr", 2, "paire"},        {"fr", 2, "deuxième*"},   {"fr", 2, "second*"},
    {"fr", 3, "triple"},       {"fr", 3, "tiers"},       {"fr", 4, "quart"},
    {"fr", 4, "quarts"},       {"fr", 12, "douzaine*"},  {"fr", 12, "midi"},
    {"fr", 12, "minuit"},      {"it", 1, "mezzo"},       {"it", 1, "mezza"},
    {"it", 1, "metà"},         {"it", 2, "mezzo"},       {"it", 2, "mezza"},
    {"it", 2, "metà"},         {"it", 2, "doppi*"},      {"it", 2, "entramb*"},
    {"it", 4, "quarto"},       {"it", 4, "quarti"},      {"pt", 1, "meio"},
    {"pt", 1, "meia"},         {"pt", 1, "metade"},      {"pt", 2, "meio"},
    {"pt", 2, "meia"},         {"pt", 2, "metade"},      {"pt", 2, "dobro"},
    {"pt", 2, "ambos"},        {"pt", 2, "ambas"},       {"pt", 4, "quarto"},
    {"pt", 4, "quartos"},      {"nl", 1, "half"},        {"nl", 1, "halve"},
    {"nl", 1, "helft"},        {"nl", 2, "half"},        {"nl", 2, "halve"},
    {"nl", 2, "helft"},        {"nl", 2, "dubbel*"},     {"nl", 2, "beide"},
    {"sv", 1, "halv*"},        {"sv", 1, "hälft*"},      {"sv", 2, "halv*"},
    {"sv", 2, "hälft*"},       {"sv", 2, "dubbel*"},     {"da", 1, "halv*"},
    {"da", 2, "halv*"},        {"da", 2, "dobbel*"},     {"pl", 1, "pół"},
    {"pl", 1, "połow*"},       {"pl", 1, "jeden"},       {"pl", 1, "jedn*"},
    {"pl", 2, "pół"},          {"pl", 2, "połow*"},      {"pl", 2, "dwu*"},
    {"pl", 2, "dwoj*"},        {"ru", 1, "пол"},         {"ru", 1, "полов*"},
    {"ru", 1, "одн*"},         {"ru", 1, "один*"},       {"ru", 2, "пол"},
    {"ru", 2, "полов*"},       {"ru", 2, "дважды"},      {"ru", 2, "двух*"},
    {"ru", 2, "двум*"},        {"ru", 2, "двой*"},       {"ru", 3, "трижды"},
    {"ru", 3, "трех*"},        {"ru", 3, "трем*"},       {"uk", 1, "пів"},
    {"uk", 1, "половин*"},     {"uk", 1, "одн*"},        {"uk", 1, "перш*"},
    {"uk", 2, "пів"},          {"uk", 2, "половин*"},    {"uk", 2, "двох"},
    {"uk", 2, "двом"},         {"uk", 2, "двома"},       {"uk", 2, "двіч*"},
    {"uk", 2, "друг*"},        {"uk", 3, "трьох"},       {"uk", 3, "трьом"},
    {"uk", 3, "трьома"},       {"uk", 3, "трет*"},       {"uk", 3, "трич*"},
    {"uk", 4, "чотир*"},       {"uk", 4, "четвер*"},     {"uk", 5, "п'ят*"},
    {"uk", 6, "шіст*"},        {"uk", 6, "шост*"},       {"uk", 7, "сім*"},
    {"uk", 7, "сем*"},         {"uk", 7, "сьом*"},       {"uk", 8, "вісім*"},
    {"uk", 8, "вось*"},        {"uk", 9, "дев'ят*"},     {"uk", 10, "десят*"},
    {"uk", 11, "одинадцят*"},  {"uk", 12, "дванадцят*"}, {"uk", 12, "дюжин*"},
    {"cs", 1, "půl"},          {"cs", 1, "půlk*"},       {"cs", 1, "jedn*"},
    {"cs", 2, "půl"},          {"cs", 2, "půlk*"},       {"cs", 2, "dvou*"},
    {"cs", 2, "dvakrát"},      {"ar", 1, "نصف"},         {"ar", 1, "مرة"},
    {"ar", 1, "واحدة"},        {"ar", 2, "نصف"},         {"ar", 2, "مرتين"},
    {"ar", 2, "مرتان"},        {"ar", 2, "كلا"},         {"ar", 2, "كلتا"},
    {"ar", 3, "ثلاث"},         {"ar", 3, "ثلاثة"},       {"ar", 3, "ثلث"},
    {"ar", 4, "أربع"},         {"ar", 4, "أربعة"},       {"ar", 4, "ربع"},
    {"ar", 5, "خمس"},          {"ar", 5, "خمسة"},        {"ar", 6, "ست"},
    {"ar", 6, "ستة"},          {"ar", 7, "سبع"},         {"ar", 7, "سبعة"},
    {"ar", 8, "ثمان"},         {"ar", 8, "ثماني"},       {"ar", 8, "ثمانية"},
    {"ar", 9, "تسع"},          {"ar", 9, "تسعة"},        {"ar", 10, "عشر"},
    {"ar", 10, "عشرة"},        {"he", 1, "חצי"},         {"he", 2, "חצי"},
    {"he", 2, "פעמיים"},       {"he", 2, "שני"},         {"he", 2, "שתי"},
    {"hi", 1, "आधा"},          {"hi", 1, "आधी"},         {"hi", 1, "आधे"},
    {"hi", 1, "डेढ़"},           {"hi", 2, "आधा"},         {"hi", 2, "आधी"},
    {"hi", 2, "आधे"},           {"hi", 2, "दोनों"},        {"hi", 2, "दोगुना"},
    {"hi", 2, "दोगुनी"},        {"hi", 5, "पांच"},         {"hi", 6, "छह"},
    {"hi", 6, "छः"},           {"fa", 2, "نیم"},         {"fa", 2, "نصف"},
    {"tr", 1, "yarım"},        {"tr", 1, "yarısı"},      {"tr", 2, "yarım"},
    {"tr", 2, "yarısı"},       {"tr", 2, "çift"},        {"ko", 1, "반"},
    {"ko", 1, "절반"},         {"ko", 2, "반"},          {"ko", 2, "절반"},
    {"zh", 1, "半"},           {"zh", 2, "半"},          {"zh", 2, "双"},
    {"zh", 2, "倍"},           {"ja", 1, "半"},          {"ja", 2, "半"},
    {"ja", 2, "倍"},
});

constexpr auto ones = std::to_array<OneWord>({
    {"en", "a"},          {"en", "an"},          {"en", "each"},
    {"en", "every"},      {"en", "per"},         {"en", "daily"},
    {"en", "weekly"},     {"en", "monthly"},     {"en", "yearly"},
    {"en", "hourly"},     {"en", "annual"},      {"en", "annually"},
    {"en", "nightly"},    {"de", "pro"},         {"de", "je"},
    {"de", "jede"},       {"de", "jeden"},       {"de", "jeder"},
    {"de", "jedes"},      {"de", "täglich*"},    {"de", "wöchentlich*"},
    {"de", "monatlich*"}, {"de", "jährlich*"},   {"es", "cada"},
    {"es", "por"},        {"es", "al"},          {"es", "diario"},
    {"es", "diaria"},     {"es", "diariamente"}, {"fr", "chaque"},
    {"fr", "par"},        {"fr", "quotidien*"},  {"fr", "hebdomadaire*"},
    {"it", "ogni"},       {"it", "al"},          {"it", "per"},
    {"pt", "cada"},       {"pt", "por"},         {"pt", "ao"},
});

}  // namespace

std::span<const CountWord> count_words() {
    return counts;
}

std::span<const OneWord> one_words() {
    return ones;
}

}  // namespace bifolium::l10n
