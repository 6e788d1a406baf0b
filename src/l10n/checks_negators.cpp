#include "l10n/checks_negators.h"

#include <algorithm>
#include <array>

namespace bifolium::l10n {

namespace {

using enum Place;
using Words = std::string_view;

constexpr Negator english[] = {{"not"},    {"no"},      {"never"},   {"without"},
                               {"nor"},    {"neither"}, {"none"},    {"cannot"},
                               {"nobody"}, {"nothing"}, {"nowhere"}, {"n't", ending}};
constexpr Words english_prefixes[] = {"un", "non", "in", "im", "ir", "dis", "mis"};
constexpr Words english_but_not[] = {
    "under",   "until",  "unti",    "uni",     "inter",   "into",  "inject", "inform", "includ",
    "individ", "infl",   "increas", "injur",   "insulin", "intra", "import", "improv", "immun",
    "imag",    "impact", "disc",    "disease", "distrib", "ins",   "ind",    "ing",    "inv",
    "inn",     "int",    "init",    "impl",    "unless",  "irr"};
constexpr Words english_phrases[] = {
    "not only",        "whether or not", "or not",        "no matter",      "no doubt",
    "not to mention",  "no more than",   "no less than",  "no fewer than",  "not more than",
    "not less than",   "not fewer than", "no later than", "not later than", "no sooner than",
    "no earlier than", "not until",      "why not",       "not least",      "without delay",
    "without doubt",   "nothing but",    "not before",    "if not",         "no longer than",
    "not uncommon",    "not unusual",    "no. "};

constexpr Negator german[] = {{"nicht", beginning},
                              {"kein", beginning},
                              {"nie"},
                              {"niemals"},
                              {"ohne", beginning},
                              {"weder"},
                              {"noch nie"},
                              {"niemand", beginning},
                              {"nirgend", beginning},
                              {"nein"},
                              {"verboten", beginning},
                              {"verzicht", beginning},
                              {"los", ending},
                              {"lose", ending},
                              {"loser", ending},
                              {"losen", ending},
                              {"loses", ending},
                              {"frei", ending},
                              {"freie", ending},
                              {"freien", ending},
                              {"freier", ending}};
constexpr Words german_prefixes[] = {"un", "in", "miss"};
constexpr Words german_but_not[] = {"und",   "unter",  "uns",   "uni",  "ungefahr", "unf",
                                    "inter", "in",     "inf",   "inj",  "inh",      "innen",
                                    "inner", "ins",    "indem", "indi", "industr",  "integr",
                                    "intra", "intens", "inv",   "init", "inzw",     "immun"};
constexpr Words german_phrases[] = {"nicht nur", "ob oder nicht", "wenn nicht gar",
                                    "nicht mehr als", "nicht weniger als"};

constexpr Negator spanish[] = {{"no"},
                               {"ni"},
                               {"sin"},
                               {"nunca"},
                               {"jamás"},
                               {"ningún"},
                               {"ninguna"},
                               {"ninguno"},
                               {"ningunas"},
                               {"ningunos"},
                               {"nada"},
                               {"nadie"},
                               {"tampoco"},
                               {"evite"},
                               {"evitar"},
                               {"prohibid", beginning},
                               {"carec", beginning},
                               {"libre de"},
                               {"todavía no"}};
constexpr Words spanish_prefixes[] = {"in", "im", "ir", "des", "no"};
constexpr Words spanish_but_not[] = {"inter", "infl", "inf",       "iny", "inm", "inc",  "ind",
                                     "ing",   "ins",  "int",       "inv", "imp", "imag", "desde",
                                     "desp",  "desc", "desarroll", "des", "ini", "no",   "inn"};
constexpr Words spanish_phrases[] = {"no solo",     "no sólo",  "no más de",  "no menos de",
                                     "no obstante", "sin duda", "sin embargo"};

constexpr Negator french[] = {{"ne"},
                              {"n'", beginning},
                              {"pas"},
                              {"non"},
                              {"sans"},
                              {"jamais"},
                              {"aucun"},
                              {"aucune"},
                              {"ni"},
                              {"nul"},
                              {"nulle"},
                              {"personne ne"},
                              {"rien"},
                              {"nullement"},
                              {"guère"},
                              {"dépourvu", beginning},
                              {"éviter"},
                              {"évitez"},
                              {"interdit", beginning}};
constexpr Words french_prefixes[] = {"in", "im", "ir", "dé", "més"};
constexpr Words french_but_not[] = {"inter", "inf", "inj", "ins",  "int", "ind", "inc",
                                    "inv",   "imm", "imp", "imag", "iri", "des", "de",
                                    "deb",   "dec", "deg", "deh",  "del", "dem", "den",
                                    "dep",   "det", "dev", "mes",  "inn", "ini"};
constexpr Words french_phrases[] = {"non seulement", "n'importe", "pas seulement", "sans doute",
                                    "ne plus que"};

constexpr Negator italian[] = {
    {"non"},    {"né"},    {"senza"},   {"mai"},     {"nessun", beginning},
    {"niente"}, {"nulla"}, {"neanche"}, {"nemmeno"}, {"neppure"},
    {"no"},     {"privo"}, {"priva"},   {"evitare"}};
constexpr Negator portuguese[] = {
    {"não"},  {"nem"},     {"sem"},      {"nunca"}, {"jamais"}, {"nenhum", beginning},
    {"nada"}, {"ninguém"}, {"tampouco"}, {"evite"}, {"evitar"}};
constexpr Negator catalan[] = {{"no"},  {"ni"},  {"sense"}, {"mai"},
                               {"cap"}, {"res"}, {"ningú"}, {"tampoc"}};
constexpr Negator romanian[] = {
    {"nu"},    {"nici"},  {"fără"},   {"niciodată"},     {"niciun"},
    {"nicio"}, {"nimic"}, {"nimeni"}, {"n-", beginning}, {"ne", beginning}};
constexpr Negator dutch[] = {{"niet"},         {"geen"},         {"nooit"},        {"zonder"},
                             {"noch"},         {"nergens"},      {"niemand"},      {"niets"},
                             {"nee"},          {"vrij", ending}, {"loos", ending}, {"loze", ending},
                             {"on", beginning}};
constexpr Negator swedish[] = {
    {"inte"},  {"ej"},           {"icke"},        {"aldrig"},        {"utan"},
    {"ingen"}, {"inget"},        {"inga"},        {"varken"},        {"ingenting"},
    {"nej"},   {"o", beginning}, {"fri", ending}, {"fritt", ending}, {"lös", ending}};
constexpr Negator danish[] = {{"ikke"},    {"ej"},          {"aldrig"},       {"uden"},
                              {"uten"},    {"ingen"},       {"intet"},        {"inget"},
                              {"hverken"}, {"verken"},      {"ingenting"},    {"nej"},
                              {"nei"},     {"heller ikke"}, {"u", beginning}, {"fri", ending}};
constexpr Negator finnish[] = {{"ei"},
                               {"en"},
                               {"et"},
                               {"emme"},
                               {"ette"},
                               {"eivät"},
                               {"älä"},
                               {"älkää"},
                               {"ilman"},
                               {"eikä"},
                               {"ettei"},
                               {"jollei"},
                               {"ellei"},
                               {"koskaan"},
                               {"ton", ending},
                               {"tön", ending},
                               {"matta", ending},
                               {"mättä", ending},
                               {"epä", beginning}};
constexpr Negator hungarian[] = {{"nem"},
                                 {"ne"},
                                 {"sem"},
                                 {"se"},
                                 {"nincs"},
                                 {"nincsenek"},
                                 {"nélkül", anywhere},
                                 {"soha"},
                                 {"semmi", beginning},
                                 {"tilos"},
                                 {"talan", ending},
                                 {"telen", ending},
                                 {"tlan", ending},
                                 {"tlen", ending},
                                 {"mentes", anywhere}};
constexpr Negator polish[] = {
    {"nie", beginning}, {"bez", beginning},  {"nigdy"}, {"ani"}, {"brak"},
    {"żaden"},          {"żadn", beginning}, {"nikt"},  {"nic"}, {"zakaz", beginning}};
constexpr Negator ukrainian[] = {{"не"},
                                 {"ні"},
                                 {"без"},
                                 {"ніколи"},
                                 {"жоден"},
                                 {"жодн", beginning},
                                 {"немає"},
                                 {"нема"},
                                 {"ані"},
                                 {"ніхто"},
                                 {"ніщо"},
                                 {"нічого"},
                                 {"неможлив", beginning},
                                 {"недостат", beginning},
                                 {"заборон", beginning},
                                 {"відсутн", beginning}};
constexpr Words ukrainian_prefixes[] = {"не", "без"};
constexpr Words ukrainian_but_not[] = {"нерв", "невро",  "нейро", "нефро",  "неділ",
                                       "небо", "недавн", "безпе", "неонат", "незабаром",
                                       "неї",  "неш",    "нею"};
constexpr Negator russian[] = {{"не"},
                               {"ни"},
                               {"без"},
                               {"никогда"},
                               {"нет"},
                               {"нельзя"},
                               {"никак", beginning},
                               {"ничего"},
                               {"никто"},
                               {"ни один"},
                               {"запрещ", beginning},
                               {"отсутств", beginning}};
constexpr Words russian_prefixes[] = {"не", "без", "бес"};
constexpr Words russian_but_not[] = {"нерв",   "невро", "нейро",  "нефро", "недел", "небо",
                                     "недавн", "безоп", "неонат", "неё",   "ней",   "нем"};
constexpr Negator bulgarian[] = {
    {"не"},   {"ни"},    {"без"},  {"никога"}, {"няма"}, {"нито"}, {"никак", beginning},
    {"нищо"}, {"никой"}, {"нямат"}};
constexpr Negator greek[] = {{"δεν"},   {"δε"},    {"μη"},     {"μην"},   {"χωρίς"},
                             {"ούτε"},  {"ποτέ"},  {"όχι"},    {"δίχως"}, {"κανέν", beginning},
                             {"καμία"}, {"καμιά"}, {"τίποτα"}, {"μήτε"},  {"άνευ"}};
constexpr Negator turkish[] = {{"değil", beginning}, {"yok", beginning},
                               {"hiç", beginning},   {"ne"},
                               {"olmadan"},          {"asla"},
                               {"sız", ending},      {"siz", ending},
                               {"suz", ending},      {"süz", ending},
                               {"mayın", ending},    {"meyin", ending},
                               {"mayınız", ending},  {"meyiniz", ending},
                               {"maz", anywhere},    {"mez", anywhere},
                               {"madı", anywhere},   {"medi", anywhere},
                               {"mamalı", anywhere}, {"memeli", anywhere},
                               {"mıyor", anywhere},  {"miyor", anywhere},
                               {"muyor", anywhere},  {"müyor", anywhere},
                               {"madan", anywhere},  {"meden", anywhere},
                               {"mamış", anywhere},  {"memiş", anywhere},
                               {"mama", anywhere},   {"meme", anywhere},
                               {"mayan", anywhere},  {"meyen", anywhere}};
constexpr Negator arabic[] = {{"لا"},
                              {"لم"},
                              {"لن"},
                              {"ليس", beginning},
                              {"وليس", beginning},
                              {"غير"},
                              {"وغير"},
                              {"بغير"},
                              {"بدون"},
                              {"دون"},
                              {"عدم"},
                              {"بعدم"},
                              {"وعدم"},
                              {"لعدم"},
                              {"بلا"},
                              {"ولا"},
                              {"فلا"},
                              {"ولم"},
                              {"ولن"},
                              {"ألا"},

                              {"ليست"},
                              {"ليسوا"},
                              {"لست"},
                              {"كلا"},
                              {"انعدام"},
                              {"تجنب", beginning},
                              {"ممنوع", beginning},
                              {"يمنع"},
                              {"يُحظر"},
                              {"لئلا"},
                              {"فليس", beginning},
                              {"ما لم"},
                              {"أي من"}};
constexpr Negator hebrew[] = {{"לא"},
                              {"ולא"},
                              {"שלא"},
                              {"אין"},
                              {"ואין"},
                              {"שאין"},
                              {"ללא"},
                              {"וללא"},
                              {"בלי"},
                              {"מבלי"},
                              {"אל"},
                              {"ואל"},
                              {"אינ", beginning},
                              {"שאינ", beginning},
                              {"לעולם לא"},
                              {"אף"},
                              {"בלתי"},
                              {"אסור"},
                              {"חסר", beginning}};
constexpr Negator persian[] = {{"نه"},
                               {"بدون"},
                               {"هیچ", beginning},
                               {"نیست", beginning},
                               {"نمی", beginning},
                               {"غیر", beginning},
                               {"بی", beginning},
                               {"عدم"},
                               {"هرگز"},
                               {"نباید"},
                               {"نشده", beginning},
                               {"ندار", beginning},
                               {"نکن", beginning},
                               {"نا", beginning}};
constexpr Negator urdu[] = {{"نہیں"},           {"نہ"},           {"مت"},
                            {"بغیر"},           {"بلا"},          {"کبھی نہیں"},
                            {"غیر", beginning}, {"بے", beginning}};
constexpr Negator hindi[] = {{"नहीं"},
                             {"नही"},
                             {"न"},
                             {"ना"},
                             {"मत"},
                             {"बिना"},
                             {"बग़ैर"},
                             {"बगैर"},
                             {"गैर", beginning},
                             {"ग़ैर", beginning},
                             {"के बिना"},
                             {"रहित", anywhere},
                             {"अभाव"},
                             {"मुक्त"},
                             {"कोई नहीं"},
                             {"वर्जित"}};
constexpr Negator bengali[] = {{"না"},   {"নয়"},   {"নেই"},           {"নি", ending},
                               {"বিনা"}, {"ছাড়া"}, {"নয়", beginning}, {"নাই"},
                               {"ব্যতীত"}};
constexpr Negator thai[] = {{"ไม่", anywhere},      {"ห้าม", anywhere}, {"มิ", anywhere},
                            {"ปราศจาก", anywhere}, {"ไร้", anywhere},  {"อย่า", anywhere},
                            {"ยังไม่", anywhere}};
constexpr Negator vietnamese[] = {{"không"}, {"chưa"}, {"chẳng"}, {"đừng"}, {"chớ"},
                                  {"vô"},    {"phi"},  {"miễn"},  {"cấm"}};
constexpr Negator indonesian[] = {{"tidak"}, {"bukan"}, {"tanpa"}, {"belum"}, {"jangan"},
                                  {"tak"},   {"non"},   {"bebas"}, {"tiada"}, {"tidaklah"}};
constexpr Negator chinese[] = {
    {"不", anywhere}, {"没", anywhere}, {"沒", anywhere}, {"无", anywhere},   {"無", anywhere},
    {"未", anywhere}, {"非", anywhere}, {"别", anywhere}, {"別", anywhere},   {"勿", anywhere},
    {"莫", anywhere}, {"否", anywhere}, {"禁", anywhere}, {"避免", anywhere}, {"免", anywhere}};
constexpr Negator japanese[] = {
    {"ない", anywhere},   {"なく", anywhere},   {"ません", anywhere}, {"なし", anywhere},
    {"なかっ", anywhere}, {"なけれ", anywhere}, {"ずに", anywhere},   {"せず", anywhere},
    {"れず", anywhere},   {"らず", anywhere},   {"わず", anywhere},   {"かず", anywhere},
    {"えず", anywhere},   {"ぬ", anywhere},     {"不", anywhere},     {"未", anywhere},
    {"非", anywhere},     {"無", anywhere},     {"禁", anywhere},     {"ねば", anywhere},
    {"避け", anywhere},   {"まい", anywhere}};
constexpr Negator korean[] = {{"않", anywhere},
                              {"아니", anywhere},
                              {"아닌", anywhere},
                              {"아닙", anywhere},
                              {"없", anywhere},
                              {"못", anywhere},
                              {"안"},
                              {"마십시오", anywhere},
                              {"마세요", anywhere},
                              {"말", beginning},
                              {"금지", anywhere},
                              {"비", beginning},
                              {"무", beginning},
                              {"미", beginning},
                              {"불", beginning}};

constexpr std::array languages = std::to_array<Negators>({
    {"en", english, english_prefixes, english_but_not, english_phrases},
    {"de", german, german_prefixes, german_but_not, german_phrases},
    {"es", spanish, spanish_prefixes, spanish_but_not, spanish_phrases},
    {"fr", french, french_prefixes, french_but_not, french_phrases},
    {"it", italian, {}, {}, {}},
    {"pt", portuguese, {}, {}, {}},
    {"ca", catalan, {}, {}, {}},
    {"ro", romanian, {}, {}, {}},
    {"nl", dutch, {}, {}, {}},
    {"sv", swedish, {}, {}, {}},
    {"da", danish, {}, {}, {}},
    {"nb", danish, {}, {}, {}},
    {"no", danish, {}, {}, {}},
    {"fi", finnish, {}, {}, {}},
    {"hu", hungarian, {}, {}, {}},
    {"pl", polish, {}, {}, {}},
    {"uk", ukrainian, ukrainian_prefixes, ukrainian_but_not, {}},
    {"ru", russian, russian_prefixes, russian_but_not, {}},
    {"bg", bulgarian, {}, {}, {}},
    {"el", greek, {}, {}, {}},
    {"tr", turkish, {}, {}, {}},
    {"ar", arabic, {}, {}, {}},
    {"he", hebrew, {}, {}, {}},
    {"fa", persian, {}, {}, {}},
    {"ur", urdu, {}, {}, {}},
    {"hi", hindi, {}, {}, {}},
    {"bn", bengali, {}, {}, {}},
    {"th", thai, {}, {}, {}},
    {"vi", vietnamese, {}, {}, {}},
    {"id", indonesian, {}, {}, {}},
    {"ms", indonesian, {}, {}, {}},
    {"zh", chinese, {}, {}, {}},
    {"yue", chinese, {}, {}, {}},
    {"ja", japanese, {}, {}, {}},
    {"ko", korean, {}, {}, {}},
});

}  // namespace

const Negators* negators_of(std::string_view language) {
    const auto found = std::find_if(languages.begin(), languages.end(),
                                    [&](const Negators& one) { return one.language == language; });
    return found == languages.end() ? nullptr : &*found;
}

}  // namespace bifolium::l10n
