#include "l10n/checks_negators.h"

#include <algorithm>
#include <array>

namespace bifolium::l10n {

namespace {

constexpr auto languages = std::to_array<Negators>({
    {.language = "en",
     .words = "not no never without nor neither none cannot nobody nothing nowhere -n't",
     .weak =
         "un* non* dis* mis* inab* inact* inad* inapp* incap* incomp* incons* incorr* indirect* "
         "ineff* inelig* inexp* infreq* infert* insuff* inval* invis* invol* imposs* improp* "
         "impract* imperf* immob* immat* irreg* irrel* irrev* illeg* fail* lack* avoid* prohib* "
         "forbid* missing absen* wrong* refus* unable stop*",
     .but_not =
         "under* until unit* unif* uniq* univ* union* unle* disease* disc* disp* dist* disk* "
         "display* disord* mist* miss mission* mix* none nonet*"},
    {.language = "de",
     .words = "nicht* kein* nie niemals ohne* weder niemand* nirgend* nein verbot* verzicht* -los "
              "-lose -loser -losen -loses -frei -freie -freien -freier -freies",
     .weak = "un* fehl* falsch* verbiet* verhinder* deaktiv* vermeid* unterlass* missl* inakt* "
             "inkomp* insuff* schlug* mangel* abgelehnt* verweiger* abgebroch*",
     .but_not = "und unter* uns* uni* ungefahr* unf* unterneh*",
     .only = "nur lediglich erst ausschließlich",
     .at_most = "höchst* maxim* bis spätest* mindest* wenigst*"},
    {.language = "es",
     .words = "no ni sin nunca jamás ningún ninguna ninguno ningunas ningunos nada nadie tampoco",
     .weak = "inad* incap* incomp* incorr* inact* inefic* inestab* infrec* inseg* insufic* inval* "
             "inneces* imposib* improb* irreg* irrev* desconoc* desaconsej* descart* desactiv* "
             "deshabilit* fall* falt* carec* ausen* impid* imped* evit* prohib* libre diferent* "
             "distint*",
     .only = "solo sólo solamente únicamente a_menos_que salvo excepto",
     .at_most = "máxim* mucho superar exced* límite* hasta tope mínim* menos antes tardar"},
    {.language = "fr",
     .words = "ne n'* pas non sans jamais aucun aucune ni nul nulle rien nullement guère",
     .weak =
         "inconn* introuv* inval* incorr* incomp* indisp* insuff* inactiv* inadapt* inap* ineff* "
         "inutil* imposs* improb* irrég* irrév* déconseil* désactiv* éch* manqu* absen* refus* "
         "empêch* dépourv* interdi* évit* interromp* démuni* hors abandon*",
     .only = "que seul* seulement uniquement sauf",
     .at_most = "maxim* au_plus jusqu'* dépass* limite* minim* au_moins plus_tard"},
    {.language = "it",
     .words = "non né senza mai nessun* niente nulla neanche nemmeno neppure no privo priva",
     .weak = "imposs* sconosc* inval* incap* insuff* manca* assen* scorrett* disattiv* disabil* "
             "inatt* incomp* inutil* errat* fall* viet* evit* rifiut* impedi*",
     .only = "solo soltanto solamente unicamente salvo",
     .at_most = "massim* superare fino minim* almeno tardi"},
    {.language = "pt",
     .words = "não nem sem nunca jamais nenhum* nada ninguém tampouco",
     .weak = "imposs* desconhec* incapa* inval* insufic* indispon* falh* falt* ausen* desativ* "
             "desactiv* inact* inat* incomp* incorr* proib* evit* errad* impede* impossib*",
     .only = "só somente apenas unicamente salvo exceto",
     .at_most = "máxim* até exced* ultrapass* mínim* menos tardar"},
    {.language = "ca",
     .words = "no ni sense mai cap res ningú tampoc",
     .weak = "imposs* inv* desc*"},
    {.language = "ro",
     .words = "nu nici fără niciodată niciun nicio nimic nimeni n-* nu-* nepot*",
     .weak = "ne* imposib* inval* lips* eșu* interz*"},
    {.language = "nl",
     .words = "niet geen nooit zonder noch nergens niemand niets nee -vrij -vrije -loos -loze",
     .weak = "on* verb* mislukt* ontbre* voorkom*",
     .but_not = "onder* ons onze ontv* ontw* ontst* ongev* onl*",
     .only = "alleen slechts enkel pas"},
    {.language = "sv",
     .words =
         "inte ej icke aldrig utan ingen inget inga varken ingenting nej -fri -fritt -fria -lös "
         "-löst -lösa",
     .weak = "o* saknas* misslyck* fel* förbj* förhindr*",
     .but_not = "och* om* ord* område* oft* olik* osv övers*",
     .only = "endast bara först"},
    {.language = "da",
     .words = "ikke ej aldrig uden ingen intet hverken ingenting nej -fri -frit -frie -løs -løse",
     .weak = "u* mangl* fejl* forb* mislyk*",
     .but_not = "ud* under* uge* ung* um*"},
    {.language = "nb",
     .words = "ikke ei aldri uten ingen intet verken ingenting nei -fri -fritt -frie -løs -løse",
     .weak = "u* mangl* feil* forb* mislyk*",
     .but_not = "ut* under* uke* ung* um*"},
    {.language = "no",
     .words = "ikke ei aldri uten ingen intet verken ingenting nei -fri -fritt -frie -løs -løse",
     .weak = "u* mangl* feil* forb* mislyk*",
     .but_not = "ut* under* uke* ung* um*"},
    {.language = "fi",
     .words = "ei en et emme ette eivät älä älkää ilman eikä ettei jollei ellei koskaan -ton -tön "
              "-tonta -töntä -matta -mättä",
     .weak = "epä* puuttu* virhe* estä* mahdoton* vain"},
    {.language = "hu",
     .words = "nem ne sem se nincs nincsenek ~nélkül soha semmi* tilos -talan -telen -tlan -tlen "
              "~mentes",
     .weak = "hián* hib* siker* lehetetlen"},
    {.language = "pl",
     .words = "nie* bez* nigdy ani brak* żaden żadn* nikt nic zakaz*",
     .weak = "błęd* odmów*"},
    {.language = "uk",
     .words = "не ні без ніколи жоден жодн* немає нема ані ніхто ніщо нічого відсутн* заборон*",
     .weak = "не* без* помилк* поза бракує* припин* відмов* пропущ* перерв*",
     .but_not =
         "нерв* невро* нейро* нефро* неділ* небо* недавн* безпе* неонат* незабаром нею нього "
         "неї",
     .only = "лише тільки виключно хіба",
     .at_most = "максим* щонайбільш* найбільш* до перевищ* щонайменш* пізніше"},
    {.language = "ru",
     .words = "не ни без никогда нет нельзя никак* ничего никто запрещ* отсутств*",
     .weak = "не* без* бес* ошибк* вне отказ* закончил* отличн* сбо*",
     .but_not = "нерв* невро* нейро* нефро* недел* небо* недавн* безоп* неонат* нее ней нем него",
     .only = "только лишь исключительно",
     .at_most = "максим* до превыш* минимум позднее"},
    {.language = "bg",
     .words = "не ни без никога няма нито никак* нищо никой нямат нямате ненуж*",
     .weak = "не* без* липс* греш* забран*",
     .but_not = "неговия нерв* невро* недел* него нея безоп*"},
    {.language = "el",
     .words = "δεν δε μη μην χωρίς ούτε ποτέ όχι δίχως κανέν* καμία καμιά τίποτα μήτε άνευ",
     .weak = "αδυν* αδύν* αποτυχ* απέτυχ* λάθος άγνωστ* άκυρ* εσφαλμ* λείπ* απαγορ*",
     .only = "μόνο"},
    {.language = "ar",
     .words = "لا لم لن ليس* وليس* فليس* غير وغير بغير بدون دون عدم بعدم وعدم لعدم بلا ولا فلا ولم "
              "ولن ألا "
              "ليست ليسوا لست كلا انعدام لئلا",
     .weak = "تعذر* يتعذر* فشل* يفشل* مجهول* مستحيل* ممنوع* يمنع* يحظر* تجنب* ناقص* خاطئ* خال*",
     .only = "إلا فقط سوى",
     .at_most = "أقصى الأكثر يتجاوز تتجاوز حتى الأقل أدنى"},
    {.language = "he",
     .words = "לא ולא שלא אין ואין שאין ללא וללא בלי מבלי אל ואל אינ* שאינ* אף בלתי אסור",
     .weak = "נכשל* שגוי* נדח* חסר* כשל*",
     .only = "רק אלא"},
    {.language = "fa",
     .words = "نه بدون هیچ* نیست* نمی* غیر* عدم هرگز نباید نشد* ندار* نکن* نبود* نتوان* نی* نساخ*",
     .weak = "نا* بی* ن*"},
    {.language = "ur", .words = "نہیں نہ مت بغیر بلا", .weak = "غیر* بے* نا*"},
    {.language = "hi",
     .words = "नहीं नही न ना मत बिना बग़ैर बगैर गैर* ग़ैर* ~रहित अभाव वर्जित",
     .weak = "विफल* असफल* असंभव* अक्षम* अज्ञात* अमान्य* मुक्त",
     .only = "केवल सिर्फ सिर्फ़ तभी",
     .at_most = "अधिकतम ज़्यादा ज्यादा तक न्यूनतम कम"},
    {.language = "bn", .words = "না নয় নেই -নি বিনা ছাড়া নয়* নাই ব্যতীত", .weak = "অ* ব্যর্থ*"},
    {.language = "th", .words = "~ไม่ ~ห้าม ~มิ ~ปราศจาก ~ไร้ ~อย่า"},
    {.language = "vi", .words = "không chưa chẳng đừng chớ vô phi miễn cấm", .weak = "thiếu sai"},
    {.language = "id",
     .words = "tidak bukan tanpa belum jangan tak bebas tiada tidaklah bukanlah",
     .weak = "gagal kurang salah hilang hanya di_luar non*"},
    {.language = "ms",
     .words = "tidak bukan tanpa belum jangan tak bebas tiada tidaklah bukanlah",
     .weak = "gagal kurang salah hilang hanya di_luar non*"},
    {.language = "zh",
     .words = "~不 ~没 ~沒 ~无 ~無 ~未 ~非 ~别 ~別 ~勿 ~莫 ~否 ~禁 ~避免 ~免",
     .weak = "~失败 ~失敗 ~错误 ~錯誤 ~缺 ~出错",
     .only = "~只 ~仅 ~僅 ~才 ~除非",
     .at_most = "~最多 ~至多 ~以内 ~以內 ~上限 ~以下 ~至少 ~最少 ~最迟 ~最遲 ~为限 ~最高 ~最大"},
    {.language = "yue",
     .words = "~不 ~唔 ~冇 ~無 ~未 ~非 ~別 ~勿 ~否 ~禁 ~避免 ~咪",
     .only = "~只 ~僅 ~除非"},
    {.language = "ja",
     .words = "~ない ~なく ~ません ~なし ~なかっ ~なけれ ~ずに ~せず ~れず ~らず ~わず ~かず ~えず "
              "~ぬ ~不 "
              "~未 ~非 ~無 ~禁 ~ねば ~避け ~まい ~なさら",
     .weak = "~失敗 ~以外 ~間違 ~誤 ~ダメ ~だめ ~異な",
     .only = "~のみ ~だけ ~限",
     .at_most = "~最大 ~まで ~以内 ~以下 ~上限 ~以上 ~最低 ~最高"},
    {.language = "ko",
     .words = "~않 ~아니 ~아닌 ~아닙 ~없 ~못 안 ~마십시오 ~마세요 말* ~금지 비* 무* 미* 불*",
     .weak = "~실패 ~부족 ~틀 ~다릅 ~제외 ~꺼",
     .only = "~만"},
});

constexpr auto phrases = std::to_array<Phrases>({
    {.language = "en",
     .nothing =
         "not_only whether_or_not or_not no_matter no_doubt not_to_mention why_not not_least "
         "without_delay without_doubt nothing_but if_not not_uncommon not_unusual no.",
     .limits =
         "no_more_than no_less_than no_fewer_than not_more_than not_less_than not_fewer_than "
         "no_later_than not_later_than no_sooner_than no_earlier_than no_longer_than not_exceed "
         "not_until not_before",
     .amounts = "more_than less_than fewer_than later_than exceed longer_than before",
     .exceptions = "unless until except other_than but if_not only"},
});

template <class List>
auto find_in(const List& list, std::string_view language) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const auto& one) { return one.language == language; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Negators* negators_of(std::string_view language) {
    return find_in(languages, language);
}

const Phrases* phrases_of(std::string_view language) {
    return find_in(phrases, language);
}

}  // namespace bifolium::l10n
