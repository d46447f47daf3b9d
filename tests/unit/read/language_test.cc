#include "read/language.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.h"
#include "read/text.h"

namespace kehraus {
namespace {

std::vector<Passage> passages_of(const Document& document) {
  std::vector<Passage> passages;
  for (const Block& block : document.blocks) passages.push_back({block.text, block.measures.words});
  return passages;
}

std::string language_of_text(std::string_view text) {
  Document document;
  read_text(text, document);
  return detect_language(passages_of(document), testing::lexicon().stop_words());
}

constexpr std::string_view kGerman =
    "Die Brücke über die Aller bleibt bis zum Frühjahr gesperrt, teilte die Stadt am Dienstag mit, weil sich "
    "zwei "
    "ihrer Pfeiler weiter bewegt haben, als die Fachleute erwartet hatten.";
constexpr std::string_view kEnglish =
    "The bridge over the river will stay closed until spring, the town said on Tuesday, because two of its "
    "piers "
    "have moved further than the engineers had expected.";

TEST_CASE("the language of a paragraph", "[language]") {
  const std::string_view rows[][2] = {
      {"de", kGerman},
      {"en", kEnglish},
      {"fr",
       "Le pont sur la rivière restera fermé jusqu’au printemps, a annoncé mardi la mairie, parce que deux "
       "de ses "
       "piliers ont bougé davantage que les ingénieurs ne l’avaient prévu."},
      {"es",
       "El puente sobre el río permanecerá cerrado hasta la primavera, anunció el martes el ayuntamiento, "
       "porque dos "
       "de sus pilares se han movido más de lo que los ingenieros esperaban."},
      {"it",
       "Il ponte sul fiume resterà chiuso fino alla primavera, ha annunciato martedì il comune, perché due "
       "dei suoi "
       "piloni si sono spostati più di quanto gli ingegneri avessero previsto."},
      {"nl",
       "De brug over de rivier blijft tot het voorjaar gesloten, meldde de gemeente dinsdag, omdat twee van "
       "de pijlers "
       "verder zijn verschoven dan de ingenieurs hadden verwacht."},
      {"pl",
       "Most nad rzeką pozostanie zamknięty do wiosny, poinformował we wtorek urząd miasta, ponieważ dwa z "
       "jego "
       "filarów przesunęły się bardziej, niż spodziewali się inżynierowie."},
      {"pt",
       "A ponte sobre o rio vai continuar fechada até à primavera, anunciou na terça-feira a câmara "
       "municipal, porque "
       "dois dos seus pilares se moveram mais do que os engenheiros esperavam."},
      {"sv",
       "Bron över ån förblir stängd till våren, meddelade kommunen på tisdagen, eftersom två av dess pelare "
       "har "
       "rört sig mer än vad ingenjörerna hade väntat sig."},
      {"da",
       "Broen over åen forbliver lukket til foråret, oplyste kommunen tirsdag, fordi to af dens piller har "
       "flyttet sig mere, end ingeniørerne havde ventet."},
      {"ru",
       "Мост через реку останется закрытым до весны, сообщила во вторник администрация города, потому что "
       "две его "
       "опоры сместились сильнее, чем ожидали инженеры."},
      {"he",
       "הגשר מעל הנהר יישאר סגור עד האביב, הודיעה העירייה ביום שלישי, משום ששניים מעמודיו זזו יותר מהצפוי."},
      {"ja",
       "川に架かる橋は春まで閉鎖されると市は火曜日に発表した。二本の橋脚が技術者の予想以上に動いたためである"
       "。"},
      {"zh", "市政府星期二表示，河上的桥将关闭到春天，因为两个桥墩的移动超出了工程师们的预期。"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[1]);
    CHECK(language_of_text(row[1]) == row[0]);
  }
}

TEST_CASE("too little text has no language", "[language]") {
  for (const std::string_view text :
       {"", "\n", "ok", "1234 5678 90", "–––", "https://a.example/", "dpa\n\nAP"}) {
    CAPTURE(text);
    CHECK(language_of_text(text).empty());
  }
  CHECK(language_of_text(std::string(200, '7')).empty());
  CHECK(language_of_text("😀 😀 😀 😀 😀 😀 😀 😀 😀 😀 😀 😀").empty());
}

TEST_CASE("short blocks do not outvote the longer ones", "[language]") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Read more about this story\nShare on social media now\n";
  text += kGerman;
  CHECK(language_of_text(text) == "de");
}

TEST_CASE("short blocks count where there are no others", "[language]") {
  CHECK(language_of_text(
            "Die Brücke bleibt gesperrt\nDer Bürgermeister hofft auf den Frühling\nEine Fähre fährt ab "
            "März\nUnd niemand weiß, was danach kommt\n") == "de");
}

TEST_CASE("one long quotation does not decide alone", "[language]") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += std::string(kEnglish) + " ";
  text +=
      "\n" + std::string(kGerman) +
      "\nWer durch das Große Sandmoor geht, hört es zuerst: Unter den Sohlen gluckst es, dann gibt der Boden "
      "nach, "
      "und wer stehen bleibt, sinkt langsam ein.\nVor vier Jahren war hier noch Weide, heute untersucht die "
      "Fachhochschule auf drei Feldern, wie schnell sich ein entwässertes Moor wieder erholt.\nDas Ergebnis "
      "überrascht selbst die Fachleute, denn gerechnet hatten sie mit zehn Jahren, gedauert hat es kaum mehr "
      "als "
      "zwei.\nNicht alle sind davon überzeugt, und ein Bauer, dessen Wiesen an das Versuchsfeld grenzen, "
      "fürchtet "
      "um seine Keller und seine Kartoffeln.\n";
  CHECK(language_of_text(text) == "de");
}

TEST_CASE("a cut in the middle of a character does no harm", "[language]") {
  // Blocks are looked at up to some bound in bytes; here every bound cuts a character somewhere.
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'a');
    text += ' ';
    for (int i = 0; i < 200; ++i) text += "Мост через реку останется закрытым до весны. ";
    CHECK(language_of_text(text) == "ru");
  }
}

TEST_CASE("a long document costs no more than a short one", "[language]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::string(kEnglish) + "\n";
  Document document;
  read_text(text, document);
  const auto passages = passages_of(document);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 10; ++i) REQUIRE(detect_language(passages, testing::lexicon().stop_words()) == "en");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST_CASE("the answer does not depend on what was asked before", "[language]") {
  const std::vector<std::string_view> texts = {kGerman, kEnglish, kGerman, "", kEnglish};
  const std::vector<std::string> answers = {"de", "en", "de", "", "en"};
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(language_of_text(texts[i]) == answers[i]);
}

}  // namespace
}  // namespace kehraus
