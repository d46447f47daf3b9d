#include "text/date_words.h"

#include <algorithm>

#include "text/utf8.h"

namespace kehraus {
namespace {

// The names of a language, in order; "" where this row has none to add.
template <std::size_t N>
struct Names {
  LanguageSet language;
  std::array<std::string_view, N> names;
};

constexpr Names<12> kMonths[] = {
    // Polish in the nominative and the genitive, German in Austria and without umlauts, too.
    {kGerman,
     {"januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober",
      "november", "dezember"}},
    {kGerman, {"janner", "feber", "maerz", "", "", "", "", "", "", "", "", ""}},
    {kEnglish,
     {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december"}},
    {kFrench,
     {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
      "novembre", "decembre"}},
    {kSpanish,
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
      "noviembre", "diciembre"}},
    {kSpanish, {"", "", "", "", "", "", "", "", "setiembre", "", "", ""}},
    {kItalian,
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
      "ottobre", "novembre", "dicembre"}},
    {kDutch,
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
      "november", "december"}},
    {kPolish,
     {"styczen", "luty", "marzec", "kwiecien", "maj", "czerwiec", "lipiec", "sierpien", "wrzesien",
      "pazdziernik", "listopad", "grudzien"}},
    {kPolish,
     {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "wrzesnia",
      "pazdziernika", "listopada", "grudnia"}},
    {kPortuguese,
     {"janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
      "novembro", "dezembro"}}};

// Some are words elsewhere ("out", "set", "gen"), so their language counts.
constexpr Names<12> kShortMonths[] = {
    {kGerman, {"jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "okt", "nov", "dez"}},
    {kGerman, {"jann", "", "mrz", "", "", "", "", "", "sept", "", "", ""}},
    {kEnglish, {"jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}},
    {kEnglish, {"", "", "", "", "", "", "", "", "sept", "", "", ""}},
    {kFrench, {"janv", "fevr", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "dec"}},
    {kFrench, {"jan", "fev", "", "", "", "", "", "", "", "", "", ""}},
    {kSpanish, {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"}},
    {kSpanish, {"", "", "", "", "", "", "", "", "sept", "", "", ""}},
    {kSpanish, {"", "", "", "", "", "", "", "", "set", "", "", ""}},
    {kItalian, {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"}},
    {kItalian, {"genn", "febbr", "", "", "", "", "", "", "sett", "", "", ""}},
    {kDutch, {"jan", "feb", "mrt", "apr", "", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}},
    {kDutch, {"", "febr", "", "", "", "", "", "", "sept", "", "", ""}},
    {kPolish, {"sty", "lut", "mar", "kwi", "", "cze", "lip", "sie", "wrz", "paz", "lis", "gru"}},
    {kPortuguese, {"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"}}};

constexpr Names<7> kWeekdays[] = {
    {kGerman, {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"}},
    {kGerman, {"", "", "", "", "", "sonnabend", ""}},
    {kEnglish, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
    {kFrench, {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
    {kSpanish, {"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"}},
    {kItalian, {"lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"}},
    {kDutch, {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
    {kPolish, {"poniedzialek", "wtorek", "sroda", "czwartek", "piatek", "sobota", "niedziela"}},
    {kPortuguese, {"segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo"}}};

constexpr Names<7> kShortWeekdays[] = {
    // "di", "so", "mar" are words elsewhere.
    {kGerman, {"mo", "di", "mi", "do", "fr", "sa", "so"}},
    {kEnglish, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}},
    {kEnglish, {"", "tues", "", "thur", "", "", ""}},
    {kEnglish, {"", "", "", "thurs", "", "", ""}},
    {kFrench, {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"}},
    {kSpanish, {"lun", "mar", "mie", "jue", "vie", "sab", "dom"}},
    {kItalian, {"lun", "mar", "mer", "gio", "ven", "sab", "dom"}},
    {kDutch, {"ma", "di", "wo", "do", "vr", "za", "zo"}},
    {kPolish, {"pon", "wt", "sr", "czw", "pt", "sob", "nd"}},
    {kPolish, {"", "", "", "", "", "", "niedz"}},
    {kPortuguese, {"seg", "ter", "qua", "qui", "sex", "sab", "dom"}}};

// Only words that no sentence can be made of without a further word, a verb above all.
constexpr std::string_view kPlainWords[] = {
    // German
    "am", "um", "den", "vom", "uhr", "der", "und", "zuletzt", "letzte", "letztes", "letzter", "datum",
    "artikel", "beitrag", "meldung",
    // English
    "on", "at", "the", "of", "as", "and", "last", "first", "originally", "date", "just", "time", "article",
    // French
    "le", "a", "et", "jour", "du", "derniere", "hui", "heures", "heure", "h",
    // Spanish
    "el", "las", "la", "y", "fecha", "de", "del", "ultima", "horas", "hora", "hs",
    // Italian
    "il", "alle", "ore", "ora", "ultimo", "data", "e",
    // Dutch
    "op", "om", "uur", "u", "laatste", "laatst", "voor", "het", "en",
    // Polish
    "o", "godz", "godzina", "godzinie", "dnia", "z", "dn", "r", "roku", "ostatnia", "i",
    // Portuguese
    "em", "no", "dia", "feira"};

constexpr std::string_view kPublishedWords[] = {
    // German
    "veroffentlicht", "veroeffentlicht", "veroffentlichung", "veroffentlichungsdatum", "erstellt",
    "publiziert", "erschienen", "erscheinungsdatum", "erstveroffentlichung", "eingestellt",
    // English
    "published", "posted", "created", "publication", "pub", "publish",
    // French
    "publie", "publiee", "cree", "creee", "parution", "paru",
    // Spanish, Portuguese
    "publicado", "publicada", "publicacion", "publicacao", "creado", "criado",
    // Italian
    "pubblicato", "pubblicata", "pubblicazione", "creato",
    // Dutch
    "gepubliceerd", "geplaatst", "publicatiedatum", "publicatie", "gepost", "aangemaakt",
    // Polish
    "opublikowano", "opublikowany", "opublikowane", "publikacja", "publikacji", "utworzono", "dodano"};

constexpr std::string_view kModifiedWords[] = {
    // German
    "aktualisiert", "aktualisierung", "aktualisierte", "geandert", "geaendert", "anderung", "bearbeitet",
    "uberarbeitet", "aktualisierungsdatum",
    // English
    "updated", "update", "updates", "modified", "edited", "revised", "changed",
    // French: "mis à jour", "MàJ"
    "mis", "mise", "maj", "modifie", "modifiee", "actualise", "actualisee",
    // Spanish, Portuguese
    "actualizado", "actualizada", "actualizacion", "modificado", "atualizado", "atualizada", "atualizacao",
    "alterado",
    // Italian
    "aggiornato", "aggiornata", "aggiornamento", "modificato", "modifica",
    // Dutch
    "bijgewerkt", "gewijzigd", "aangepast", "geupdatet", "geactualiseerd",
    // Polish
    "aktualizacja", "aktualizacji", "aktualizowano", "zaktualizowano", "zaktualizowany", "aktualizowany",
    "zmodyfikowano", "modyfikacja"};

constexpr std::string_view kRelativeWords[] = {
    "heute",   "gestern", "vorgestern", "soeben",       "today", "yesterday", "now",      "aujourd",
    "hoy",     "ayer",    "anteayer",   "oggi",         "ieri",  "vandaag",   "gisteren", "eergisteren",
    "dzisiaj", "dzis",    "wczoraj",    "przedwczoraj", "hoje",  "ontem",     "anteontem"};

constexpr std::string_view kTimeAgoOpeners[] = {"vor", "hace", "ha", "przed"};
constexpr std::string_view kTimeAgoClosers[] = {"ago", "fa", "geleden", "temu", "atras"};
constexpr std::string_view kQuantities[] = {
    "ein",  "eine", "einem", "einer",  "wenigen", "wenige", "zwei",     "drei", "a",
    "an",   "one",  "few",   "two",    "un",      "une",    "quelques", "una",  "uno",
    "unos", "unas", "een",   "enkele", "um",      "uma",    "kilka"};
constexpr std::string_view kTimeUnits[] = {
    // seconds
    "sekunde", "sekunden", "sek", "sec", "secs", "second", "seconds", "seconde", "secondes", "seconden",
    "segundo", "segundos", "secondo", "secondi", "sekund", "sekundy", "s",
    // minutes
    "minute", "minuten", "min", "mins", "minutes", "minuto", "minutos", "minuti", "minuut", "minut", "minuty",
    "m",
    // hours
    "stunde", "stunden", "std", "hour", "hours", "hr", "hrs", "h", "heure", "heures", "hora", "horas", "ora",
    "ore", "uur", "uren", "godzina", "godziny", "godzin", "godzine", "godz",
    // days
    "tag", "tage", "tagen", "day", "days", "d", "jour", "jours", "dia", "dias", "giorno", "giorni", "dag",
    "dagen", "dzien", "dni",
    // weeks
    "woche", "wochen", "week", "weeks", "semaine", "semaines", "semana", "semanas", "settimana", "settimane",
    "weken", "tydzien", "tygodnie", "tygodni",
    // months
    "monat", "monate", "monaten", "month", "months", "mois", "mes", "meses", "mese", "mesi", "maand",
    "maanden", "miesiac", "miesiace", "miesiecy",
    // years
    "jahr", "jahre", "jahren", "year", "years", "an", "ans", "ano", "anos", "anno", "anni", "jaar", "jaren",
    "rok", "lata", "lat"};
constexpr std::string_view kClockIntroductions[] = {"um",   "gegen",    "at",      "a",  "vers",
                                                    "las",  "alle",     "ore",     "om", "o",
                                                    "godz", "godzinie", "godzina", "as", "kl"};

template <std::size_t N>
bool is_in(const std::string_view (&words)[N], std::string_view word) noexcept {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// The plain letter of each of U+00C0 to U+017F; '?' for the two that are no letters.
constexpr std::string_view kPlainLetters =
    "aaaaaaaceeeeiiiidnooooo?ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
    "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlainLetters.size() == 0x180 - 0xC0);

bool is_combining(char32_t value) noexcept { return value >= 0x300 && value <= 0x36F; }

bool is_ascii_letter(char32_t value) noexcept {
  return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}

char plain_letter(char32_t value) noexcept {
  if (value < 0x80) return static_cast<char>(value | 0x20);
  if (value >= 0xC0 && value < 0x180) return kPlainLetters[value - 0xC0];
  return '?';
}

}  // namespace

LanguageSet language_of(std::string_view code) noexcept {
  constexpr struct {
    std::string_view code;
    LanguageSet language;
  } kCodes[] = {{"de", kGerman},  {"en", kEnglish}, {"fr", kFrench}, {"es", kSpanish},
                {"it", kItalian}, {"nl", kDutch},   {"pl", kPolish}, {"pt", kPortuguese}};
  if (code.size() < 2 || (code.size() > 2 && code[2] != '-' && code[2] != '_')) return 0;
  const char folded[] = {static_cast<char>(code[0] | 0x20), static_cast<char>(code[1] | 0x20)};
  for (const auto& known : kCodes) {
    if (known.code == std::string_view(folded, 2)) return known.language;
  }
  return 0;
}

bool is_word_letter(char32_t value) noexcept {
  if (value < 0x80) return is_ascii_letter(value);
  if (value < 0x2000) return value >= 0xC0 && value != 0xD7 && value != 0xF7;
  return (value >= 0x2C00 && value < 0x2E00) || (value >= 0x3040 && value < 0xE000) ||
         (value >= 0xF900 && value < 0xFE00) || (value >= 0xFE70 && value < 0xFEFF) ||
         (value >= 0xFF21 && value < 0xFFF0) || (value >= 0x10000 && value < 0x1F000) ||
         (value >= 0x20000 && value < 0xE0000);
}

bool is_gap(char32_t value) noexcept {
  if (value < 0x80) return value == ' ' || (value >= '\t' && value <= '\r');
  return value == 0xA0 || value == 0xAD || (value >= 0x2000 && value <= 0x200F) || value == 0x202F ||
         value == 0x205F || value == 0x2060 || value == 0x3000 || value == 0xFEFF;
}

FoldedWord fold_word(std::string_view text, std::size_t at) noexcept {
  FoldedWord word;
  word.end = at;
  while (true) {
    if (word.end >= text.size()) return word;
    const CodePoint next = code_point_at(text, word.end);
    if (!is_word_letter(next.value)) return word;
    // A run of accents must not make a word endless, so that a look-up stays short.
    if (word.length == FoldedWord::kMaxLetters || word.end - at > 4 * FoldedWord::kMaxLetters) break;
    word.end += next.size;
    if (!is_combining(next.value)) word.letters[word.length++] = plain_letter(next.value);
  }
  word.length = 0;
  return word;
}

// The beginnings of all month names, hashed: a quick no for nearly every other word.
class MonthBeginnings {
 public:
  MonthBeginnings() {
    const auto add_all = [&](const auto& rows) {
      for (const Names<12>& row : rows)
        for (std::string_view name : row.names)
          if (name.size() >= kBytes) may_begin_[slot_of(name)] = true;
    };
    add_all(kMonths);
    add_all(kShortMonths);
  }
  bool may_begin(std::string_view word) const noexcept { return may_begin_[slot_of(word)]; }

  static constexpr std::size_t kBytes = 3;

 private:
  static std::size_t slot_of(std::string_view word) noexcept {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
    };
    return (byte(0) * 961 + byte(1) * 31 + byte(2)) % kSlots;
  }

  static constexpr std::size_t kSlots = 4096;
  std::array<bool, kSlots> may_begin_{};
};

std::optional<MonthName> find_month_name(std::string_view folded) noexcept {
  static const MonthBeginnings beginnings;
  constexpr std::size_t kShortest = 3, kLongest = 12;  // "mai", "pazdziernika"
  if (folded.size() < kShortest || folded.size() > kLongest) return std::nullopt;
  if (!beginnings.may_begin(folded)) return std::nullopt;
  MonthName found;
  const auto look_in = [&](const auto& rows, bool is_full) {
    for (const Names<12>& row : rows) {
      const auto name = std::find(row.names.begin(), row.names.end(), folded);
      if (name == row.names.end()) continue;
      found.month = static_cast<int>(name - row.names.begin()) + 1;
      found.languages |= row.language;
      found.is_full |= is_full;
    }
  };
  look_in(kMonths, true);
  look_in(kShortMonths, false);
  return found.month == 0 ? std::nullopt : std::optional(found);
}

bool is_weekday(std::string_view folded, LanguageSet languages) noexcept {
  if (folded.empty()) return false;
  const auto is_named = [&](const Names<7>& row) {
    return (row.language & languages) != 0 &&
           std::find(row.names.begin(), row.names.end(), folded) != row.names.end();
  };
  if (std::any_of(std::begin(kShortWeekdays), std::end(kShortWeekdays), is_named)) return true;
  languages = kAllLanguages;
  return std::any_of(std::begin(kWeekdays), std::end(kWeekdays), is_named);
}

LineWord find_line_word(std::string_view folded, LanguageSet language) noexcept {
  if (folded.empty()) return LineWord::kNone;
  if (folded == "stand") return LineWord::kAsOf;
  // "hier" is yesterday in French, but here in German and Dutch.
  if (folded == "hier") return language == kFrench ? LineWord::kRelative : LineWord::kNone;
  if (is_in(kPlainWords, folded)) return LineWord::kPlain;
  if (is_in(kPublishedWords, folded)) return LineWord::kPublished;
  if (is_in(kModifiedWords, folded)) return LineWord::kModified;
  if (is_in(kRelativeWords, folded)) return LineWord::kRelative;
  return LineWord::kNone;
}

bool opens_time_ago(std::string_view folded) noexcept { return is_in(kTimeAgoOpeners, folded); }
bool is_quantity(std::string_view folded) noexcept { return is_in(kQuantities, folded); }
bool is_time_unit(std::string_view folded) noexcept { return is_in(kTimeUnits, folded); }
bool closes_time_ago(std::string_view folded) noexcept { return is_in(kTimeAgoClosers, folded); }
bool introduces_clock(std::string_view folded) noexcept { return is_in(kClockIntroductions, folded); }

}  // namespace kehraus
