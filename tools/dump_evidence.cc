// What the scorer's training starts from: for each document the blocks that the other filters leave open,
// with the evidence on them, as the scorer itself would see it.
//
//   dump_evidence FILE... > evidence.jsonl
//
// Input as for `kehraus clean`. Output: a JSON object a document, {"id", "language", "blocks": [{"text",
// "round", "values"}]}; values are in the order of score/evidence.h. A document is looked at twice: as the
// first round finds it, and as it is left when the other filters find nothing more. The scorer itself has no
// say, so that what it learns does not hang on what it learned before.
#include <iostream>

#include "document/document.h"
#include "evidence_json.h"
#include "filters/gather_evidence.h"
#include "filters/pipeline.h"
#include "filters/sheet.h"
#include "read/decode.h"
#include "read/language.h"
#include "read/text.h"
#include "stream/documents.h"
#include "write/json.h"

namespace kehraus {
namespace {

constexpr std::string_view kScorer = "score_blocks";

void run_until_scorer(Sheet& sheet) {
  sheet.begin_round();
  for (const Filter& filter : pipeline()) {
    if (filter.name == kScorer) return;
    filter.run(sheet);
  }
}

void write_round(Json& json, Sheet& sheet, int round) {
  Evidences evidences(sheet);
  EvidenceValues evidence{};
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!sheet.is_open(i)) continue;
    evidences.glance_at(i, evidence);
    evidences.look_at(i, evidence);
    json.start_object();
    json.member("text", sheet.text(i));
    json.key("round");
    json.raw(std::to_string(round));
    write_values(json, evidence);
    json.end_object();
  }
}

HandledDocument handle(const RuleSet& rules, const InputDocument& input) {
  HandledDocument out;
  out.name = input.name;
  const Decoded decoded = decode(input.bytes);
  if (decoded.is_binary || !input.failure.empty()) {
    out.outcome = Outcome::failed;
    return out;
  }
  Document document;
  read_text(decoded.text, document);
  Leaning leaning;
  leaning.uses_scorer = false;
  Sheet sheet(document, rules, leaning);
  const std::string language = detect_language(sheet.passages(kLanguagePassageWords, kLanguageSampleBytes),
                                               rules.words().stop_words());
  sheet.change_language(language);
  run_until_scorer(sheet);
  const auto fill = [&](Json& json) {
    json.start_object();
    json.key("id");
    input.identity.id_json.empty() ? json.string(input.identity.id) : json.raw(input.identity.id_json);
    json.member("language", document.language);
    json.key("blocks");
    json.start_array();
    write_round(json, sheet, 1);
    if (sheet.has_changed()) {
      judge(sheet);
      run_until_scorer(sheet);
      write_round(json, sheet, 2);
    }
    json.end_array();
    json.end_object();
  };
  append_json(JsonLayout::line, 4096, fill, out.output);
  out.output += '\n';
  return out;
}

int run(const std::vector<std::string>& files) {
  const auto rules = RuleSet::load({});
  StreamOptions options;
  options.jobs = 2;
  StreamParts parts;
  parts.begin = [](Form) {};
  parts.handle = [&](InputDocument&& input) { return handle(*rules, input); };
  bool is_whole = true;
  parts.consume = [&](HandledDocument&& done) {
    if (done.outcome == Outcome::failed) std::cerr << "dump_evidence: " << done.name << ": cannot be read\n";
    is_whole = is_whole && done.outcome != Outcome::failed;
    return static_cast<bool>(std::cout << done.output);
  };
  run_documents(files, options, parts);
  return is_whole && std::cout.flush() ? 0 : 1;
}

}  // namespace
}  // namespace kehraus

int main(int argc, char** argv) { return kehraus::run({argv + 1, argv + argc}); }
