// What the page scorer's training starts from: for each page its blocks with the evidence on them, as the
// scorer itself would see it, and the classes of the elements around them.
//
//   dump_page_evidence [--words FILE] PAGE... > evidence.jsonl
//
// FILE holds class words, a word and its share a line. Output: a JSON object a page, {"id", "elements":
// [[parent, "class id"]], "blocks": [{"text", "element", "values"}]}; values are in the order of
// score/page_evidence.h.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string_view>

#include "document/document.h"
#include "evidence_json.h"
#include "filters/gather_page_evidence.h"
#include "filters/page_parts.h"
#include "filters/pipeline.h"
#include "html/parser.h"
#include "read/decode_page.h"
#include "read/page.h"
#include "ruleset/rule_set.h"
#include "stream/documents.h"
#include "write/json.h"

namespace kehraus {
namespace {

std::vector<ClassWord> read_words(const char* path) {
  std::vector<ClassWord> words;
  std::ifstream in(path);
  std::string word;
  for (float share = 0; in >> word >> share;) words.push_back({hash_class_word(word), share});
  if (!in.eof()) throw std::runtime_error(std::string(path) + ": is no list of words and shares");
  return words;
}

void write_blocks(Json& json, const Document& document, const PageEvidences& evidences) {
  PageEvidenceValues evidence{};
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    evidences.gather(i, evidence);
    json.start_object();
    json.member("text", document.blocks[i].text);
    json.key("element");
    json.raw(std::to_string(document.blocks[i].element));
    write_values(json, evidence);
    json.end_object();
  }
}

HandledDocument handle(const RuleSet& rules, const ClassWords& words, const InputDocument& input) {
  HandledDocument out;
  out.name = input.name;
  const Decoded decoded = decode_page(input.bytes, {});
  if (decoded.is_binary || !input.failure.empty()) {
    out.outcome = Outcome::failed;
    return out;
  }
  Document document;
  PageMap map;
  thread_local html::Parser parser;
  read_page(parser.parse(decoded.text), document, map);
  const Leaning leaning;
  const Sheet sheet(document, rules, leaning);
  const std::vector<bool> ruled = ruled_elements(sheet);
  const PageEvidences evidences(document, words, ruled);
  const auto fill = [&](Json& json) {
    json.start_object();
    json.member("id", input.identity.id);
    json.key("elements");
    json.start_array();
    for (const PageElement& element : document.elements) {
      json.start_array();
      json.raw(std::to_string(element.parent));
      json.string(std::string(element.classes) + " " + std::string(element.id));
      json.end_array();
    }
    json.end_array();
    json.key("blocks");
    json.start_array();
    write_blocks(json, document, evidences);
    json.end_array();
    json.end_object();
  };
  append_json(JsonLayout::line, 4096, fill, out.output);
  out.output += '\n';
  return out;
}

int run(const ClassWords& words, const std::vector<std::string>& files) {
  const auto rules = RuleSet::load({});
  StreamOptions options;
  options.jobs = 2;
  StreamParts parts;
  parts.begin = [](Form) {};
  parts.handle = [&](InputDocument&& input) { return handle(*rules, words, input); };
  bool is_whole = true;
  parts.consume = [&](HandledDocument&& done) {
    is_whole = is_whole && done.outcome != Outcome::failed;
    if (done.outcome == Outcome::failed)
      std::cerr << "dump_page_evidence: " << done.name << ": cannot be read\n";
    return static_cast<bool>(std::cout << done.output);
  };
  run_documents(files, options, parts);
  return is_whole && std::cout.flush() ? 0 : 1;
}

}  // namespace
}  // namespace kehraus

int main(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  std::vector<kehraus::ClassWord> words;
  if (files.size() > 1 && files[0] == "--words") {
    words = kehraus::read_words(files[1].c_str());
    files.erase(files.begin(), files.begin() + 2);
  }
  return kehraus::run(kehraus::ClassWords(words), files);
}
