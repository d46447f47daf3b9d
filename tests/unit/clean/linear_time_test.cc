// Hostile shapes must not cost more than their size: four times the input, at most eight times the work.
#include <time.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "clean/cleaner.h"

namespace kehraus {
namespace {

constexpr double kMaxGrowth = 8.0;     // for four times the input; 4 would be exactly linear, 16 quadratic
constexpr double kNoteworthy = 0.020;  // seconds; below, the clock says nothing

// Of this thread, so that the machine's other work does not count.
double seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// The best of so many runs.
double seconds_for(const Cleaner& cleaner, const std::string& input, int runs) {
  double best = 1e9;
  for (int run = 0; run < runs; ++run) {
    const double start = seconds();
    const Result result = cleaner.clean(input);
    REQUIRE(result.outcome != Outcome::failed);
    best = std::min(best, seconds() - start);
  }
  return best;
}

using Shape = std::function<std::string(std::size_t n)>;

// So many lines, each made from its number.
Shape lines(std::function<std::string(std::size_t)> line, const char* end = "\n\n") {
  return [line, end](std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out.append(line(i)).append(end);
    return out;
  };
}

Shape same(const std::string& line) {
  return lines([line](std::size_t) { return line; });
}

Shape numbered(const std::string& front, const std::string& back = "") {
  return lines([front, back](std::size_t i) { return front + std::to_string(i) + back; });
}

// The lines of a period, over and over.
Shape periodic(const std::vector<std::string>& period) {
  return lines([period](std::size_t i) { return period[i % period.size()]; });
}

const std::string kProse =
    "So the rain fell over the old town, and all who came there found it wet and cold.";

// A few paragraphs above, so that there is an article.
Shape below_an_article(const Shape& shape) {
  return [shape](std::size_t n) {
    return kProse + "\n\nThen " + kProse + "\n\nAnd then " + kProse + "\n\n" + shape(n);
  };
}

std::vector<std::pair<std::string, Options>> choices() {
  Options none, keep, precision, recall, german;
  for (std::size_t c = 0; c < kCategoryCount; ++c) keep.keep.add(static_cast<Category>(c));
  precision.favour = Favour::precision;
  recall.favour = Favour::recall;
  german.language = "de";
  Options german_keep = keep;
  german_keep.language = "de";
  return {{"none", none},     {"keep all", keep}, {"precision", precision},
          {"recall", recall}, {"de", german},     {"de, keep all", german_keep}};
}

void check_growth(const std::string& name, const Shape& shape, std::size_t n) {
  const std::string small = shape(n), large = shape(4 * n);
  for (const auto& [choice, options] : choices()) {
    const Cleaner cleaner(options);
    (void)cleaner.clean(kProse).outcome;  // compiles the patterns
    const double before = seconds_for(cleaner, small, 2), after = seconds_for(cleaner, large, 1);
    CAPTURE(name, choice, small.size(), before, large.size(), after);
    CHECK(after <= kMaxGrowth * std::max(before, kNoteworthy));
  }
}

TEST_CASE("many short lines", "[slow]") {
  check_growth("short lines", same("Short"), 25'000);
  check_growth("different short lines", numbered("Line "), 25'000);
  check_growth("short lines below", below_an_article(numbered("Line ")), 25'000);
  check_growth("one letter each", lines([](std::size_t) { return "a"; }, "\n"), 25'000);
  check_growth("sentences", numbered("So the rain fell over the old town, and number ", " was wet."), 25'000);
  check_growth("the same sentence", same(kProse), 25'000);
}

TEST_CASE("many date lines", "[slow]") {
  check_growth("dates", same("3 May 2023"), 25'000);
  check_growth("dates with times", numbered("Published: 3 May 2023, 12:30, updated 4 May "), 25'000);
  check_growth("dates below", below_an_article(same("3 May 2023")), 25'000);
}

TEST_CASE("many markers", "[slow]") {
  for (const char* marker :
       {"Read more", "Lesen Sie auch", "Related articles", "Mehr zum Thema", "Newsletter", "Quellen:", "Tags",
        "Schlagworte", "Pressekontakt", "Advertisement"}) {
    check_growth(marker, same(marker), 25'000);
    check_growth(std::string(marker) + ", below", below_an_article(same(marker)), 25'000);
  }
  check_growth("torn markers", lines([](std::size_t i) { return i % 2 ? "more" : "Read"; }, "\n"), 25'000);
  check_growth("torn markers, de", lines([](std::size_t i) { return i % 2 ? "Artikel" : "Weitere"; }, "\n"),
               25'000);
  check_growth("markers and headlines", periodic({"Read more", "New bridge in the old town"}), 25'000);
  check_growth("markers and prose", periodic({"Read more", kProse}), 25'000);
  check_growth("markers, headlines and prose", periodic({"Read more", "New bridge in the old town", kProse}),
               25'000);
}

TEST_CASE("many comment headings", "[slow]") {
  check_growth("Kommentare", same("Kommentare"), 12'500);
  check_growth("Kommentare, below", below_an_article(same("Kommentare")), 12'500);
  check_growth("Comments, below", below_an_article(same("Comments")), 12'500);
  check_growth("Comments and names",
               below_an_article(periodic({"Comments", "Ada", "Bo", "Cy", "Di", "Ed", "Fa"})), 12'500);
  check_growth("Comments and times", below_an_article(periodic({"Comments", "Ada", "3 May 2023, 12:30"})),
               12'500);
}

TEST_CASE("many things to file", "[slow]") {
  check_growth("captions", numbered("Foto: Ada Quill, Bild "), 25'000);
  check_growth("credits", numbered("Photo: Ada Quill "), 25'000);
  check_growth("names", numbered("By Ada Quill and Bo Reed"), 25'000);
  check_growth("tags",
               lines([](std::size_t i) { return "Tags: a" + std::to_string(i) + ", b" + std::to_string(i); }),
               25'000);
  const auto list_of = [](const std::string& head) {
    return [head](std::size_t n) {
      std::string out = kProse + "\n\nThen " + kProse + "\n\n" + head;
      for (std::size_t i = 0; i < n; ++i) out += (i ? ", tag" : " tag") + std::to_string(i);
      return out;
    };
  };
  check_growth("one long list of tags", list_of("Tags:"), 25'000);
  check_growth("one long list of sources", list_of("Quellen:"), 25'000);
  const auto headed_by = [](const std::string& head) {
    return [head](std::size_t n) { return kProse + "\n\n" + head + "\n\n" + numbered("Quelle ")(n); };
  };
  check_growth("headed sources", headed_by("Quellen:"), 25'000);
  check_growth("headed tags", headed_by("Tags"), 25'000);
  check_growth("headed topics", headed_by("Topics"), 25'000);
}

TEST_CASE("records in deep alternation", "[slow]") {
  const std::string h = "New bridge in the old town", d = "3 May 2023", c = h + " was soon to be open...",
                    l = "News";
  check_growth("headline, date", below_an_article(periodic({h, d})), 25'000);
  check_growth("headline, date, cut off", below_an_article(periodic({l, h, d, c})), 25'000);
  check_growth("headline, date, prose", below_an_article(periodic({h, d, kProse})), 25'000);
  check_growth("two periods", below_an_article(periodic({h, d, h, d, l, h, d, l, h, d, h, c, h, c, kProse})),
               25'000);
  check_growth("no two alike", below_an_article(lines([=](std::size_t i) {
                 std::size_t ones = 0;
                 for (std::size_t k = i; k > 0; k /= 2) ones += k % 2;
                 return ones % 2 ? h : d;
               })),
               25'000);
}

TEST_CASE("one long line", "[slow]") {
  const auto of = [](const std::string& piece) {
    return [piece](std::size_t bytes) {
      std::string out;
      while (out.size() < bytes) out += piece;
      return out;
    };
  };
  constexpr std::size_t kBytes = 5u << 20;  // 20 MB when four times as long
  check_growth("letters", of("x"), kBytes);
  check_growth("words", of("word "), kBytes);
  check_growth("sentences", of("So it rained. "), kBytes);
  check_growth("heads", of("BERLIN (dpa) - "), kBytes);
  check_growth("credits", of("(Foto: dpa) "), kBytes);
  check_growth("words of rules", of("Read more: newsletter Kommentare Anzeige "), kBytes);
  check_growth("glued words", of("NeueBrückeInWellenburg"), kBytes);
  check_growth("dates", of("3 May 2023 "), kBytes);
  check_growth("stops", of("..."), kBytes);
  check_growth("white space", of(" \t\xC2\xA0."), kBytes);
}

}  // namespace
}  // namespace kehraus
