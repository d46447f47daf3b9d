// A program of the build: checks the rules of a folder and writes the C++ file that makes them part of
// kehraus.
//
// usage: embed_rules RULES OUT
#include <exception>
#include <fstream>
#include <iostream>

#include "ruleset/literal_grams.h"
#include "ruleset/rule_archive.h"
#include "ruleset/rule_folder.h"

namespace {

void write_source(std::string_view archive, std::ostream& out) {
  out << "// Generated from rules/ by the build; not to be edited.\n#include \"ruleset/embedded_rules.h\"\n\n"
         "namespace {\nconst unsigned char kArchive[] = {";
  for (std::size_t i = 0; i < archive.size(); ++i)
    out << (i % 32 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(archive[i])) << ',';
  out << "\n};\n}  // namespace\n\nstd::string_view kehraus::embedded_rules() noexcept {\n"
         "  return {reinterpret_cast<const char*>(kArchive), sizeof kArchive};\n}\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed_rules RULES OUT\n";
    return 2;
  }
  try {
    kehraus::RuleFolder folder = kehraus::read_rule_folder(argv[1]);
    kehraus::choose_grams(folder.rules, folder.languages);
    for (kehraus::Rule& rule : folder.rules) rule.origin = "rules/" + rule.id + ".toml";
    for (kehraus::LanguageWords& words : folder.languages)
      words.origin = "rules/" + words.code + "/language.toml";
    std::ofstream out(argv[2], std::ios::binary);
    write_source(kehraus::archive_rules(folder), out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const std::exception& error) {
    std::cerr << "embed_rules: " << error.what() << '\n';
    return 1;
  }
}
