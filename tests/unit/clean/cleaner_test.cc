// The library's front door: from bytes to a result that accounts for every one of them.
#include "clean/cleaner.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "text/utf8.h"
#include "text/whitespace.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// Rules of invented words, which no built-in rule knows.
const std::vector<NamedRule> kRules = {
    {"any/zz-drop", rule_of("category = 'newsletter'", "phrase_any = ['Zorp']")},
    {"any/zz-head", rule_of("category = 'related-articles'\nheads = 1", "phrase_any = ['Zorphead']")},
    {"any/zz-end", rule_of("category = 'comments'\naction = 'end_body'", "phrase_any = ['Zorpend']")},
    {"any/zz-keep", rule_of("category = 'newsletter'\naction = 'keep'", "phrase_any = ['Zorpkeep']")},
    {"any/zz-unsure", rule_of("category = 'rating'\ncertainty = 'unsure'", "phrase_any = ['Zorpmay']")},
    {"any/zz-trial", rule_of("category = 'rating'\nstatus = 'trial'", "phrase_any = ['Zorptry']")},
    {"any/zz-retired", rule_of("category = 'rating'\nstatus = 'retired'", "phrase_any = ['Zorpold']")},
    {"any/zz-front", rule_of("category = 'dateline'\naction = 'trim'", "head_any = ['ZORP (zö)']")},
    {"any/zz-tail",
     rule_of("category = 'photo-credit'\naction = 'trim'", "text_any = [' \\(Zorp: [A-Zö]+\\)$']")},
};

// A Cleaner with the invented rules added, and without the scorer: it has learned nothing of invented words.
Cleaner cleaner_with(Options options = {}) {
  options.scorer = false;
  const TemporaryFolder folder;
  write_rules(folder, kRules);
  options.rules_folders.push_back(folder.path(""));
  return Cleaner(std::move(options));
}

const Cleaner& plain() {
  static const Cleaner cleaner = cleaner_with();
  return cleaner;
}

Texts body_of(const Result& result) {
  Texts out;
  for (const BodyBlock& block : result.blocks) out.push_back(block.text);
  return out;
}

Texts rules_of_removed(const Result& result) {
  Texts out;
  for (const Removal& removal : result.removed) out.push_back(removal.rule);
  return out;
}

struct Tile {
  Span span;
  std::string text;
};

std::vector<Tile> tiles_of(const Result& result) {
  std::vector<Tile> tiles;
  for (const BodyBlock& block : result.blocks) tiles.push_back({block.span, block.text});
  for (const Removal& removal : result.removed) tiles.push_back({removal.span, removal.text});
  std::sort(tiles.begin(), tiles.end(),
            [](const Tile& a, const Tile& b) { return a.span.start < b.span.start; });
  return tiles;
}

void check_tiles(const Result& result, std::size_t size) {
  std::size_t at = 0;
  for (const Tile& tile : tiles_of(result)) {
    CHECK(tile.span.start == at);
    CHECK(tile.span.end > at);
    at = tile.span.end;
  }
  CHECK(at == size);
  const auto in_order = [](const auto& a, const auto& b) { return a.span.start < b.span.start; };
  CHECK(std::is_sorted(result.blocks.begin(), result.blocks.end(), in_order));
  CHECK(std::is_sorted(result.removed.begin(), result.removed.end(), in_order));
}

// A document with a title, trims at both edges, drops and squeezed white space.
const std::string kProse = "So the rain fell over the old town and all who came found it wet.";
const std::string kOther = "When the rain had passed they went home over the new bridge again.";
const std::string kDocument = "Rain over Wellenburg\n\nZorp\n\nZORP (zö) \xC2\xA0\xE2\x80\x93\t" + kProse +
                              "  (Zorp: ADö) \n\n" + kOther + "\n\nZorphead\n\nSomething else\n";

TEST_CASE("a document is cleaned, and all that goes is accounted for", "[cleaner]") {
  const Result result = plain().clean(kDocument);
  CHECK(result.outcome == Outcome::clean);
  CHECK(result.error.empty());
  CHECK(result.warnings.empty());
  CHECK(result.text() == kProse + "\n\n" + kOther);
  CHECK(result.metadata.title == "Rain over Wellenburg");
  CHECK(result.metadata.language == "en");
  CHECK(rules_of_removed(result) == Texts{"filter/mark_title", "any/zz-drop", "any/zz-front", "any/zz-tail",
                                          "any/zz-head", "any/zz-head"});
  CHECK(result.trace.empty());
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

TEST_CASE("the spans tile the input and hold their own text", "[cleaner]") {
  const Texts inputs = {
      kDocument,
      "\n \t\n" + kDocument + "\n \n",
      "\xEF\xBB\xBF" + kDocument,
      "\xEF\xBB\xBF\n\n " + kDocument,
      "\xE3\x80\x80" + kDocument + "\xE2\x80\x83",
      replaced(kDocument, "\n", "\r\n"),
      replaced(kDocument, "\n", "\r"),
      replaced(kDocument, "\n", "\xE2\x80\xA8"),
      replaced(kDocument, "\n\n", "\f"),
      replaced(kDocument, " ", "   "),
      replaced(kDocument, " ", "\xC2\xA0"),
      kProse,
      " " + kProse,
      "Zorp",
      "\n\nZorp\n\n" + kProse,
      kProse + "\n\nZorp\n\n\n",
      "ZORP (zö) - " + kProse,
      kProse + " (Zorp: ADA)",
  };
  for (const std::string& input : inputs) {
    CAPTURE(input);
    const Result result = plain().clean(input);
    check_tiles(result, input.size());
    for (const Tile& tile : tiles_of(result)) {
      std::string_view part = std::string_view(input).substr(tile.span.start, tile.span.size());
      if (tile.span.start == 0 && part.starts_with("\xEF\xBB\xBF")) part.remove_prefix(3);
      std::string squeezed;
      append_squeezed(strip(part), squeezed);
      CHECK(squeezed == tile.text);
    }
  }
}

// ASCII and umlauts in another encoding.
std::string utf16(const std::string& text, bool big, bool marked) {
  std::string out;
  const auto add = [&](char32_t c) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  };
  if (marked) add(0xFEFF);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    add(c.value);
    at += c.size;
  }
  return out;
}

std::string windows_1252(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out += static_cast<char>(c.value == 0x2013 ? 0x96 : c.value);
    at += c.size;
  }
  return out;
}

TEST_CASE("in other encodings the spans are in bytes of the input", "[cleaner]") {
  const Result utf8 = plain().clean(kDocument);
  for (const bool big : {false, true}) {
    for (const bool marked : {false, true}) {
      CAPTURE(big, marked);
      const std::string input = utf16(kDocument, big, marked);
      const Result result = plain().clean(input);
      CHECK(result.text() == utf8.text());
      CHECK(rules_of_removed(result) == rules_of_removed(utf8));
      check_tiles(result, input.size());
      // Each span begins where its text does.
      for (const Tile& tile : tiles_of(result)) {
        if (tile.span.start == 0) continue;
        const std::string first = utf16(tile.text.substr(0, 4), big, false);
        CHECK(input.substr(tile.span.start, first.size()) == first);
      }
    }
  }
  const std::string input = windows_1252(kDocument);
  const Result result = plain().clean(input);
  CHECK(result.text() == utf8.text());
  CHECK(rules_of_removed(result) == rules_of_removed(utf8));
  check_tiles(result, input.size());
  for (const Tile& tile : tiles_of(result))
    CHECK(input.substr(tile.span.start, 4) == windows_1252(tile.text).substr(0, 4));
}

TEST_CASE("trims have their places, also in squeezed text", "[cleaner]") {
  const std::string input =
      "ZORP  (zö) \t\xE2\x80\x93  So the   rain fell over the old town again.\t (Zorp:  Xö)  \n";
  const Result result = plain().clean(input);
  REQUIRE(result.blocks.size() == 1);
  REQUIRE(result.removed.size() == 2);
  CHECK(result.blocks[0].text == "So the rain fell over the old town again.");
  CHECK(result.blocks[0].span.start == input.find("So the"));
  CHECK(result.blocks[0].span.end == input.find("(Zorp"));
  CHECK(result.removed[0].span == Span{0, input.find("So the")});
  CHECK(result.removed[0].text == "ZORP (zö) \xE2\x80\x93");
  CHECK(result.removed[0].category == Category::dateline);
  CHECK(result.removed[1].span == Span{input.find("(Zorp"), input.size()});
  CHECK(result.removed[1].text == "(Zorp: Xö)");
  CHECK(result.removed[1].rule == "any/zz-tail");
}

TEST_CASE("nothing to read is empty, and so is what loses all its blocks", "[cleaner]") {
  for (const std::string input :
       {"", " ", "\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n", "\xC2\xA0", "\xFF\xFE"}) {
    CAPTURE(input);
    const Result result = plain().clean(input);
    CHECK(result.outcome == Outcome::empty);
    CHECK(result.blocks.empty());
    CHECK(result.removed.empty());
    CHECK(result.text().empty());
  }
  const Result result = plain().clean("Zorp\n\nZorp\n");
  CHECK(result.outcome == Outcome::empty);
  CHECK(result.removed.size() == 2);
  check_tiles(result, 11);
}

TEST_CASE("binary data fails", "[cleaner]") {
  for (const std::string& input :
       {std::string("\x89PNG\r\n\x1A\n....", 12), std::string("%PDF-1.7\n%"), std::string(100, '\x01')}) {
    const Result result = plain().clean(input);
    CHECK(result.outcome == Outcome::failed);
    CHECK(result.error == "binary data, not text");
    CHECK(result.blocks.empty());
    CHECK(result.removed.empty());
    CHECK(result.warnings.empty());
    CHECK_FALSE(result.metadata.title.has_value());
  }
}

TEST_CASE("a document larger than the limit fails, one of its size does not", "[cleaner]") {
  Options options;
  options.max_document_bytes = 20;
  const Cleaner cleaner(options);
  CHECK(cleaner.clean(std::string(20, 'x')).outcome == Outcome::clean);
  const Result result = cleaner.clean(std::string(21, 'x'));
  CHECK(result.outcome == Outcome::failed);
  CHECK(result.error == "document of 21 bytes is larger than the limit of 20");
  // Whatever is in it.
  CHECK(cleaner.clean(std::string(21, ' ')).outcome == Outcome::failed);
}

std::string complaint(Options options) {
  try {
    Cleaner cleaner(std::move(options));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("bad options are errors before any document is read", "[cleaner]") {
  const auto limit = [](std::size_t bytes) {
    Options options;
    options.max_document_bytes = bytes;
    return complaint(options);
  };
  const std::string bounds = "max_document_bytes must be between 1 and 2147483648";
  CHECK(limit(0) == bounds);
  CHECK(limit(1).empty());
  CHECK(limit(std::size_t{1} << 31).empty());
  CHECK(limit((std::size_t{1} << 31) + 1) == bounds);

  const auto language = [](const char* code) {
    Options options;
    options.language = code;
    return complaint(options);
  };
  CHECK(language("de").empty());
  CHECK(language("xx").empty());
  for (const char* bad : {"", "d", "deu", "DE", "dE", "d1", "de-AT", "\xC3\xA4"}) {
    CAPTURE(bad);
    CHECK(language(bad).find("must be an ISO 639-1 code") != std::string::npos);
  }

  Options folder;
  folder.rules_folders = {"/no/such/folder"};
  CHECK(complaint(folder).find("/no/such/folder: no such folder of rules") == 0);

  const TemporaryFolder rules;
  write_rules(rules, {{"any/bad", rule_of("category = 'other'", "text_any = ['(']")}});
  folder.rules_folders = {rules.path("")};
  CHECK(complaint(folder).find("any/bad.toml:7: ") != std::string::npos);
}

TEST_CASE("a rule of a folder replaces the one of the same id; later folders win", "[cleaner]") {
  const TemporaryFolder first, second;
  write_rules(first, {{"any/zz", rule_of("category = 'other'", "phrase_any = ['Zorp one']")}});
  write_rules(second, {{"any/zz", rule_of("category = 'other'", "phrase_any = ['Zorp two']")}});
  Options options;
  options.rules_folders = {first.path(""), second.path("")};
  const Cleaner cleaner(options);
  CHECK(body_of(cleaner.clean(kProse + "\n\nZorp one\n\nZorp two\n\n" + kOther)) ==
        Texts{kProse, "Zorp one", kOther});
  REQUIRE(cleaner.rules().find("any/zz") != nullptr);
  CHECK(cleaner.rules().rules().size() > 100);
}

TEST_CASE("keep, drop and favour", "[cleaner]") {
  const std::string input =
      page({kProse, "Zorp", "Zorpmay", "Zorptry", "Zorpold", "Zorpkeep", kOther, kProse});
  const auto left = [&](Options options) {
    Texts out = body_of(cleaner_with(std::move(options)).clean(input));
    return out;
  };
  Options none, keep, drop, precision, recall, both;
  keep.keep.add(Category::newsletter);
  keep.keep.add(Category::duplicate);
  drop.drop.add(Category::rating);
  precision.favour = Favour::precision;
  recall.favour = Favour::recall;
  both.favour = Favour::precision;
  both.keep.add(Category::rating);
  CHECK(left(none) == Texts{kProse, "Zorpmay", "Zorptry", "Zorpold", "Zorpkeep", kOther});
  CHECK(left(keep) == Texts{kProse, "Zorp", "Zorpmay", "Zorptry", "Zorpold", "Zorpkeep", kOther, kProse});
  CHECK(left(drop) == Texts{kProse, "Zorptry", "Zorpold", "Zorpkeep", kOther});
  CHECK(left(precision) == Texts{kProse, "Zorptry", "Zorpold", "Zorpkeep", kOther});
  CHECK(left(recall) == Texts{kProse, "Zorpmay", "Zorptry", "Zorpold", "Zorpkeep", kOther, kProse});
  CHECK(left(both) == Texts{kProse, "Zorpmay", "Zorptry", "Zorpold", "Zorpkeep", kOther});
}

TEST_CASE("the body ends where a rule says so", "[cleaner]") {
  const Result result = plain().clean(page({kProse, "Zorpend", kOther, "Zorpkeep", "More"}));
  CHECK(body_of(result) == Texts{kProse, "Zorpkeep"});
  CHECK(rules_of_removed(result) == Texts(3, "any/zz-end"));
}

TEST_CASE("a category that is kept keeps its trims in the body", "[cleaner]") {
  Options options;
  options.keep.add(Category::dateline);
  const Cleaner cleaner = cleaner_with(options);
  CHECK(cleaner.clean("ZORP (zö) - " + kProse).text() == "ZORP (zö) - " + kProse);
}

TEST_CASE("the language is found, or the one that was given", "[cleaner]") {
  const std::string german =
      "Der Regen fiel in der Nacht über die alte Stadt, und alle, die nach Hause kamen, waren nass "
      "geworden.\n\n"
      "Als es am nächsten Morgen wieder hell wurde, gingen sie über die neue Brücke an das andere Ufer.";
  CHECK(plain().clean(german).metadata.language == "de");
  CHECK(plain().clean(kDocument).metadata.language == "en");
  CHECK_FALSE(plain().clean("Wellenburg").metadata.language.has_value());
  Options options;
  options.language = "fr";
  CHECK(Cleaner(options).clean(german).metadata.language == "fr");
}

TEST_CASE("the residue's language does not hide the article's", "[cleaner]") {
  const TemporaryFolder folder;
  write_rules(folder, {{"any/zz", rule_of("category = 'cookie-consent'\nheads = 8", "phrase_any = ['Zorp']")},
                       {"de/zz", rule_of("category = 'newsletter'", "phrase_any = ['Zorpdeutsch']")}});
  Options options;
  options.rules_folders = {folder.path("")};
  const Cleaner cleaner(options);
  Texts blocks = {"Zorp"};
  for (std::size_t i = 0; i < 8; ++i)
    blocks.push_back(
        "We and all of our partners would like to store what you have read on this site, number " +
        std::to_string(i) + ".");
  blocks.push_back(
      "Der Regen fiel in der Nacht über die alte Stadt, und alle, die nach Hause kamen, waren nass.");
  blocks.push_back("Zorpdeutsch");
  blocks.push_back(
      "Als es am nächsten Morgen wieder hell wurde, gingen sie über die neue Brücke an das Ufer.");
  const Result result = cleaner.clean(page(blocks));
  CHECK(result.metadata.language == "de");
  CHECK(body_of(result) == Texts{blocks[9], blocks[11]});
  check_tiles(result, page(blocks).size());
}

TEST_CASE("warnings about the encoding", "[cleaner]") {
  const auto warnings = [](const std::string& input) { return plain().clean(input).warnings; };
  CHECK(warnings(kProse).empty());
  CHECK(warnings("\xEF\xBB\xBF" + kProse).empty());
  CHECK(warnings("Gr\xF6\xDF"
                 "e und Gl\xFC"
                 "ck f\xFCr alle, die \xFC"
                 "ber die Br\xFC"
                 "cke gehen.") == Texts{"encoding_guessed:windows-1252"});
  CHECK(warnings(utf16(kProse, false, true)).empty());
  CHECK(warnings(utf16(kProse, false, false)) == Texts{"encoding_guessed:utf-16le"});
  // Valid but for a NUL.
  CHECK(warnings(kProse + std::string("\0", 1) + " Über") == Texts{"encoding_replaced:1"});
  const Texts damaged = warnings(
      "\xC3\x9C"
      "ber die Br\xC3\xBC"
      "cke f\xC3\xBCr alle \xE2\x82 und weiter.");
  REQUIRE(damaged.size() == 2);
  CHECK(damaged[0] == "encoding_guessed:utf-8");
  CHECK(damaged[1] == "encoding_replaced:1");
}

TEST_CASE("a document that loses an unusual share says so", "[cleaner]") {
  const std::string much = sentence(60, 1) + " " + sentence(60, 2);
  const Result result = plain().clean(page({kProse, "Zorphead", much}));
  CHECK(body_of(result) == Texts{kProse});
  CHECK(result.warnings == Texts{"removed_share_high"});
  CHECK(plain().clean(page({kProse, kOther, much, "Zorphead", "Zorp"})).warnings.empty());
}

TEST_CASE("the trace holds every block and every mark", "[cleaner]") {
  Options options;
  options.trace = true;
  const Cleaner cleaner = cleaner_with(options);
  const std::string input = "\xEF\xBB\xBF" + page({"Rain over Wellenburg", "ZORP (zö)  - " + kProse,
                                                   "Zorpmay", "Zorptry", "Zorpkeep", "Zorp", kOther});
  const Result result = cleaner.clean(input);
  CHECK(result.text() == plain().clean(input).text());
  REQUIRE(result.trace.size() == 7);
  for (const BlockTrace& block : result.trace) {
    CAPTURE(block.text);
    std::string squeezed;
    append_squeezed(input.substr(block.span.start, block.span.size()), squeezed);
    CHECK(squeezed == block.text);
  }
  const auto mark_of = [&](std::size_t b, std::size_t m = 0) {
    REQUIRE(result.trace[b].marks.size() > m);
    const MarkTrace& mark = result.trace[b].marks[m];
    return mark.verdict + " " + std::string(name_of(mark.category)) + " " + mark.decider + " `" +
           mark.pattern + "` " + (mark.decisive ? "yes" : "no");
  };
  CHECK(mark_of(0) == "title other filter/mark_title `` yes");
  CHECK(mark_of(1) == "trim dateline any/zz-front `ZORP (zö) - ` yes");
  CHECK(mark_of(2) == "unsure rating any/zz-unsure `Zorpmay` no");
  CHECK(mark_of(3) == "drop rating any/zz-trial `Zorptry` no");
  CHECK(mark_of(4) == "keep newsletter any/zz-keep `Zorpkeep` yes");
  CHECK(mark_of(5) == "drop newsletter any/zz-drop `Zorp` yes");
  CHECK(result.trace[6].marks.empty());
  std::vector<bool> kept;
  for (const BlockTrace& block : result.trace) kept.push_back(block.kept);
  CHECK(kept == std::vector<bool>{false, true, true, true, true, false, true});
  const Span trim = result.trace[1].marks[0].span;
  CHECK(trim.start == input.find("ZORP"));
  CHECK(input.substr(trim.end).starts_with("So the"));
}

TEST_CASE("every category's verdict is told where nothing acts", "[cleaner]") {
  Options options;
  options.trace = true;
  for (std::size_t c = 0; c < kCategoryCount; ++c) options.keep.add(static_cast<Category>(c));
  const Cleaner cleaner = cleaner_with(options);
  const std::string input = page({kProse, "Zorp", "Zorphead", "Below", "Zorpend", kOther});
  const Result result = cleaner.clean(input);
  CHECK(result.text() == input);
  CHECK(result.removed.empty());
  for (const std::size_t b : {1u, 2u, 4u}) {
    REQUIRE_FALSE(result.trace[b].marks.empty());
    CHECK_FALSE(result.trace[b].marks[0].decisive);
  }
  CHECK(result.trace[3].marks.empty());  // a marker that stays heads nothing
}

// All that a result says.
std::string told(const Result& result) {
  std::string out = std::string(name_of(result.outcome)) + result.error + result.metadata.title.value_or("") +
                    result.metadata.language.value_or("");
  for (const Tile& tile : tiles_of(result))
    out += "|" + std::to_string(tile.span.start) + "-" + std::to_string(tile.span.end) + tile.text;
  for (const Removal& removal : result.removed) out += "|" + removal.rule;
  for (const std::string& warning : result.warnings) out += "|" + warning;
  return out;
}

TEST_CASE("one Cleaner works for eight threads at once", "[cleaner]") {
  // New, so that the threads meet while its patterns are compiled.
  const Cleaner cleaner = cleaner_with();
  const Texts inputs = {
      kDocument,
      utf16(kDocument, true, true),
      windows_1252(kDocument),
      "",
      std::string(100, '\x01'),
      "Der Regen fiel in der Nacht über die alte Stadt, und alle, die nach Hause kamen, waren nass geworden.",
      "La pluie est tombée toute la nuit sur la vieille ville et sur les gens qui rentraient à la maison.",
      page({"Home", "3 May 2023", kProse, "Read more", "Zorp", "Zorphead", kOther}),
  };
  Texts alone;
  for (const std::string& input : inputs) alone.push_back(told(plain().clean(input)));
  std::atomic<int> differing = 0;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t k = 0; k < 10 * inputs.size(); ++k) {
        const std::size_t i = (k * (t % 2 ? 3 : 5) + t) % inputs.size();
        if (told(cleaner.clean(inputs[i])) != alone[i]) ++differing;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(differing == 0);
}

TEST_CASE("a Cleaner may be moved", "[cleaner]") {
  Cleaner first = cleaner_with();
  const std::string before = told(first.clean(kDocument));
  Cleaner second = std::move(first);
  CHECK(told(second.clean(kDocument)) == before);
  second = Cleaner({});
  CHECK(second.rules().find("any/zz-drop") == nullptr);
}

TEST_CASE("a result owns its text", "[cleaner]") {
  Result result;
  {
    auto input = std::make_unique<std::string>(windows_1252(kDocument));
    result = cleaner_with().clean(*input);
  }
  CHECK(result.text() == kProse + "\n\n" + kOther);
  CHECK(result.removed[1].rule == "any/zz-drop");
}

TEST_CASE("cleaning what was cleaned takes nothing", "[cleaner]") {
  for (const std::string& input :
       {kDocument, page({"Zorphead", "Zorphead", "A", kProse, "Zorpend"}),
        page({"ZORP (zö) - ZORP (zö) - " + kProse + " (Zorp: A) (Zorp: B)", kOther})}) {
    const Result first = plain().clean(input);
    const Result second = plain().clean(first.text());
    CHECK(second.removed.empty());
    CHECK(second.text() == first.text());
  }
}

TEST_CASE("heads, one behind the other, all go", "[cleaner]") {
  // A round takes one head off a block, so there must be a round for each.
  std::string many;
  for (int i = 0; i < 12; ++i) many += "ZORP (zö) - ";
  const Result first = plain().clean(many + kProse);
  const Result second = plain().clean(first.text());
  CHECK(second.removed.empty());
}

TEST_CASE("a result in place says the same, while its bytes are there", "[cleaner]") {
  const std::string umlauts =
      "Gr\xFC\xDF"
      "e aus K\xF6ln. ";  // decoded, so not a part of the bytes
  for (const std::string& bytes :
       {kDocument, std::string(), std::string("\x89PNG\r\n\x1a\n"), umlauts + umlauts + umlauts,
        page({"Zorphead", "A  B\tC", kProse + " (Zorp: A)", kOther})}) {
    const Result copied = plain().clean(bytes);
    ResultView view = plain().clean_in_place(bytes);
    CHECK(view.outcome == copied.outcome);
    CHECK(view.error == copied.error);
    CHECK(view.warnings == copied.warnings);
    CHECK(view.text() == copied.text());
    const Result owned = std::move(view).owned();
    view = {};
    CHECK(body_of(owned) == body_of(copied));
    CHECK(rules_of_removed(owned) == rules_of_removed(copied));
    CHECK(ResultView(owned).text() == copied.text());
  }
}

}  // namespace
}  // namespace kehraus
