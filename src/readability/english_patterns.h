// What English spelling says of syllables, as lists: patterns for vowels side by side, compounds
// and endings with a silent e, and words that follow no rule. Made by looking at what the rules got
// wrong of a dictionary. Internal to readability.
#pragma once

#include <array>
#include <string_view>

namespace bifolium::readability::english {

// Patterns, parted by blanks: letters as they stand, "[ab]" one of them, "[^ab]" any other letter,
// "^" and "$" the ends of the word.

/// Vowels side by side that belong to two syllables: "di-et", "be-ing", "pa-tri-ot"; and the one
/// that is spoken but not written in "prism".
inline constexpr std::string_view parted =
    "[^cstgxnq]ia ^antia ^ntia [^aeiou]nia sia[^n] sian[eo] tia[^lnst] tiat gia$ stial tial[i] "
    "gia[^nls] cia[^ln] giat [^aeiou]tiar [^cstgxq]io [^aeiou]tio[^nu] stio[^n] siol sio[^nl] "
    "[^sn]sio$ cio[^nu] gio[^nu] xio[^nu] aciou[^s] iu [^l]ier$ [^aeioul]iers$ lier$ iest "
    "[^tcsh]ience [^tcsh]ienc[iey] [^aeioutcsfrh]ient [bgv]rient [aou]rient ^[st]cien [lr]ient "
    "ieti iety [dqv]iet uiet hier[ao] iena iene$ [rmc]eabl[^e] ^permeab ^creat creati rocrea "
    "ecrea meate ineate seate[^d] neat[io] reato reata ^reac[qct] ^read[djmv] ^reapp "
    "^reali[gs] ^reall ^reaw ^react ^real[it] ^reab ^reaf ^rear[mr] ^reass ^reap[p] ^pream "
    "^prear [^aeiou][aeiou][nr]ean opean clea[rt]i uclear inear [^n]neal rreal ereal [^o]geal "
    "oreal idea thea[tl]e [nrdh]ea$ [nrd]eas$ theat eatit meand oceani rrean [^aeiou]arean "
    "tlean clean[d] pean$ peans$ eo[^u] [^gc]eou eum$ eums$ eus eup$ eing eit[y] eist eism xi[ao] "
    "lei$ ei[f]y ^reu ^rei[mnt][^sd] ^deif ^reins oeing oem oet ^coe[dfqrx] oeco oeno oing "
    "oic[^ei] oicis oist[^ue] oism ^coin[ch][ia] oasi ^coag ^coal[ie] ^coau oano oa$ oas$ oea "
    "ooper ^coor zoolo icroo ^coop [^gqt]ua[^lrtydkfbhi] [^gq]ual [^gq]uar[iy] [^gq]uat "
    "[^gq]uab [^gq]ua$ duan [^gq]uen[ct] [^gq]uel [^gq]uet [^aeiougq]uing [^gq]uou "
    "[^gq]uo[^uy] [^gq]uis[mt] uity uiti[eo] [^q]uitou uid$ luidi uici ruin enuin luor nuit "
    "[^gq]uinea ao aic aism aist aii naiv aity uuo iii ii [^aeiou]y[aou] [aeou]y[aiou] "
    "[aeou]ye[^ds] [^aeiou]ying [^aeiou]ye[rs]t$ [^aeiou]ye[rs]$ ^pree[mx] ^reel[ei] ^reen[at] "
    "^reem[ep] ^reev ^reex ^reeq ^reed[iu] ^reest [aeiouy]sm$ [aeiouy]sms$ thm$ thms$ "
    "[^aeiou]n't ^mc[^aeiouy] iei oui[^sz] autoi oact oarth maniac roint";

/// Vowels that belong to one syllable although the rules above or silent letters part them.
inline constexpr std::string_view joined =
    "eopl eopard geon eorge geors eoman gian$ ueou reoi eoul eone$ ymeo yone yold eyon rriag "
    "[^aeio]iage icall tialo fashio cushio soldie glacie aciers financie oyou quie yage eyes "
    "youx layo ayou yoff";

/// Beginnings of compounds with a silent e: "life|style", "white|wash".
inline constexpr std::string_view compounds =
    "knowledge turnpike carriage village spruce cheese bridge strike house plate store grape "
    "grave sense place score horse pulse three stone white space twine whole pease table nurse "
    "there stage purse stale voice peace where sauce chase trade state shore smoke bride goose "
    "moose stake share noise judge price prime juice scape shape lodge vice wine ripe take "
    "free code case core some male joke lime tune make gate lake wide rage same rose rule rice "
    "tone vase lone page sole wage line date name pure pole base race more wake cure site note "
    "hate rate here hope home game ride fore hide pipe edge snow side care wave nose wire nine "
    "size tire mine bone five wise mole safe sale life fire tide time rake cave face tape ware "
    "love rope ice eye ore";

/// Endings before which an e stays silent.
struct Ending {
    std::string_view letters;
    int syllables;
};
inline constexpr std::array endings = {
    Ending{"lessness", 2}, Ending{"mental", 2}, Ending{"nesses", 2}, Ending{"lessly", 2},
    Ending{"ments", 1},    Ending{"fully", 2},  Ending{"ships", 1},  Ending{"wards", 1},
    Ending{"works", 1},    Ending{"proof", 1},  Ending{"hoods", 1},  Ending{"ment", 1},
    Ending{"ness", 1},     Ending{"less", 1},   Ending{"some", 1},   Ending{"ship", 1},
    Ending{"like", 1},     Ending{"wise", 1},   Ending{"ward", 1},   Ending{"work", 1},
    Ending{"hood", 1},     Ending{"ful", 1},    Ending{"man", 1},    Ending{"men", 1},
    Ending{"dom", 1},      Ending{"ly", 1},
};

/// What no rule finds, by the number of syllables.
struct Exceptions {
    int syllables;
    std::string_view words;
};
inline constexpr std::array exceptions = {
    Exceptions{1, "aren't pier piers tier tiers waist weren't"},
    Exceptions{2,
               "beyond acme acne argue argues aspirin assuage billion biped bracelet brilliant "
               "business cafe carriage cashier colonel could've creature creatures crooked "
               "diamond diamonds dr evening every fatigued foetus frontier genius giant giants "
               "guinea guineas it'll jagged junior luncheon marriage maybe million millions "
               "moped mr mrs naked ninety onion premier psyche ragged really rugged savior "
               "senior should've that'll union vaguely valiant vs wednesday whereas wicked "
               "would've wretched"},
    Exceptions{3,
               "acquired adobe alien battalion behavior behaviour beloved brigadier businesses "
               "cavalier chandelier civilian cochlea coenzyme coenzymes companion companions "
               "convenient coyote desired entire everyday everything everywhere familiar "
               "finale fluorescence fluorescent heretic iota italian karate machete opinion "
               "peculiar proactive rebellion recipe require required reunion sesame sierra "
               "simile syncope systole video"},
    Exceptions{4,
               "abalone anemone apostrophe calliope catastrophe diabetes diastole epitome "
               "everybody facsimile hyperbole minestrone molecular ukulele vigilante"},
    Exceptions{5, "pituitary"},
};

}  // namespace bifolium::readability::english
