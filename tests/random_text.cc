#include "random_text.h"

#include <array>
#include <string_view>

namespace testing {
namespace {

constexpr std::array<std::string_view, 40> kWords = {
    "the",    "council", "Wellenburg", "sagte", "und",    "in",   "Brücke",     "am",      "Montag", "new",
    "quay",   "voted",   "after",      "a",     "long",   "über", "Mitglieder", "des",     "Rates",  "haben",
    "people", "said",    "that",       "it",    "would",  "not",  "rain",       "für",     "10.000", "Euro",
    "kosten", "Łódź",    "naïve",      "東京",  "e-mail", "3,5",  "Prozent",    "however", "mayor",  "Jahre"};

constexpr std::array<std::string_view, 44> kLines = {"Read more",
                                                     "Lesen Sie auch",
                                                     "Advertisement",
                                                     "Anzeige",
                                                     "Mehr zum Thema",
                                                     "29.10.2024 07:04",
                                                     "Published: 3 May 2023",
                                                     "Aktualisiert: 29.10.2024",
                                                     "Lesezeit: 3 min",
                                                     "By Ada Quill",
                                                     "Von Ada Quill",
                                                     "CNN – Once more the council met on Monday.",
                                                     "BERLIN (dpa) - Der Rat hat am Montag getagt.",
                                                     "Home",
                                                     "Sport",
                                                     "Politik",
                                                     "Menu",
                                                     "Newsletter",
                                                     "Share",
                                                     "Facebook",
                                                     "Kommentare",
                                                     "Leave a comment",
                                                     "Quellen:",
                                                     "https://example.org/a-b-c",
                                                     "Foto: Ada Quill/dpa",
                                                     "© 2024 Example",
                                                     "---",
                                                     "Correction: an earlier version was wrong.",
                                                     "- one",
                                                     "- two and three",
                                                     "1. first",
                                                     "Weitere",
                                                     "Artikel",
                                                     "Der Text endet so...",
                                                     "And then it was cut off…",
                                                     "Was nun?",
                                                     "Tags: a, b, c",
                                                     "Related articles",
                                                     "NeueBrückeinWellenburg",
                                                     "Ähnliche Artikel",
                                                     "Zurück zum Anfang",
                                                     "5",
                                                     "?",
                                                     "\"Quoted,\" she said."};

constexpr std::array<std::string_view, 14> kBreaks = {"\n",   "\n",           "\n\n",     "\n\n",  "\n\n",
                                                      "\n\n", "\r\n",         "\r\n\r\n", "\n \n", "\f",
                                                      "\r",   "\xE2\x80\xA8", "\n\n\n\n", "\n\t"};
constexpr std::array<std::string_view, 8> kSpaces = {" ",  " ",        " ",  " ",
                                                     "  ", "\xC2\xA0", "\t", "\xE2\x80\xAF"};

}  // namespace

std::string RandomText::sentence() {
  std::string out;
  const std::size_t words = 1 + below(40);
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) out += kSpaces[below(40) == 0 ? below(kSpaces.size()) : 0];
    out += kWords[below(kWords.size())];
  }
  constexpr std::array<std::string_view, 6> ends = {".", ".", ".", "?", "", "..."};
  return out.append(ends[below(ends.size())]);
}

std::string RandomText::line() {
  if (below(3) == 0) return std::string(kLines[below(kLines.size())]);
  std::string out = sentence();
  while (below(2) == 0) out.append(" ").append(sentence());
  return out;
}

std::string RandomText::document() {
  std::string out;
  const std::size_t lines = below(40);
  for (std::size_t i = 0; i < lines; ++i) {
    if (below(30) == 0) out.append(kSpaces[below(kSpaces.size())]);
    out.append(line());
    if (below(30) == 0) out.append(kSpaces[below(kSpaces.size())]);
    out.append(kBreaks[below(kBreaks.size())]);
  }
  return out;
}

std::string RandomText::bytes() {
  std::string out(below(200), '\0');
  for (char& c : out) c = static_cast<char>(below(8) == 0 ? below(256) : 32 + below(95));
  return out;
}

}  // namespace testing
