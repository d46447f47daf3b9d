// A program of the build: checks the tables of a learned score and writes the C++ file that makes them part
// of kehraus.
//
// usage: embed_model text|page TABLES OUT
#include <cmath>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "score/class_words.h"
#include "score/evidence.h"
#include "score/page_evidence.h"
#include "score/tree_model.h"

namespace kehraus {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what); }

double number(const toml::table& table, std::string_view key) {
  const auto value = table[key].value<double>();
  if (!value) fail("`" + std::string(key) + "` must be a number");
  return *value;
}

std::vector<double> numbers(const toml::table& table, std::string_view key) {
  const toml::array* list = table[key].as_array();
  if (!list) fail("`" + std::string(key) + "` must be a list of numbers");
  std::vector<double> out;
  for (const toml::node& item : *list) {
    const auto value = item.value<double>();
    if (!value) fail("`" + std::string(key) + "` holds something that is no number");
    out.push_back(*value);
  }
  return out;
}

static_assert(kEvidenceCount <= 256 && kPageEvidenceCount <= 256, "columns of trees are bytes");

// What the tables of one kind are about.
struct Kind {
  std::string_view trainer;
  std::size_t columns = 0;
  std::string_view (*name_of)(std::size_t) = nullptr;
};

constexpr Kind kText = {"tools/train_scorer", kEvidenceCount,
                        [](std::size_t e) { return name_of(static_cast<Evidence>(e)); }};
constexpr Kind kPage = {"tools/train_page_scorer", kPageEvidenceCount,
                        [](std::size_t e) { return name_of(static_cast<PageEvidence>(e)); }};

// For each column of the tables its place among the evidence.
std::vector<std::uint8_t> columns(const toml::table& tables, const Kind& kind) {
  std::vector<std::uint8_t> out;
  const toml::array* names = tables["evidence"].as_array();
  if (!names) fail("`evidence` must be a list of names");
  for (const toml::node& item : *names) {
    const std::string name = item.value_or(std::string());
    std::size_t e = 0;
    while (e < kind.columns && kind.name_of(e) != name) ++e;
    if (e == kind.columns)
      fail("there is no evidence `" + name + "`: train anew, see " + std::string(kind.trainer));
    out.push_back(static_cast<std::uint8_t>(e));
  }
  return out;
}

// A tree as it is written: lists of its splits, whose answers are the numbers of further splits or, negative,
// of leaves, and of its leaves.
struct WrittenTree {
  explicit WrittenTree(const toml::table& tree)
      : column(numbers(tree, "column")),
        limit(numbers(tree, "limit")),
        yes(numbers(tree, "yes")),
        no(numbers(tree, "no")),
        leaf(numbers(tree, "leaf")) {
    const std::size_t size = column.size();
    if (limit.size() != size || yes.size() != size || no.size() != size || leaf.size() != size + 1)
      fail("the lists of a tree must be of one length, and `leaf` longer by one");
  }
  std::vector<double> column, limit, yes, no, leaf;
};

// Sets what stands at `to` of the tree and below it. A leaf fills all that would stand below it: to whatever
// question, the answer is its own.
void fill(Tree& tree, std::size_t to, std::size_t depth, std::int32_t from, const WrittenTree& written,
          const std::vector<std::uint8_t>& columns) {
  if (depth == Tree::kDepth) {
    if (from >= 0) fail("a tree is deeper than " + std::to_string(Tree::kDepth) + " splits");
    const auto leaf = static_cast<std::size_t>(-1 - from);
    if (leaf >= written.leaf.size()) fail("a tree leads to a leaf that it does not have");
    tree.leaves[to - Tree::kSplits] = static_cast<float>(written.leaf[leaf]);
    return;
  }
  std::int32_t yes = from, no = from;
  if (from >= 0) {
    const auto split = static_cast<std::size_t>(from);
    if (split >= written.column.size()) fail("a tree leads to a split that it does not have");
    if (written.column[split] < 0 || written.column[split] >= static_cast<double>(columns.size()))
      fail("a tree asks for a column that is not there");
    tree.columns[to] = columns[static_cast<std::size_t>(written.column[split])];
    tree.limits[to] = static_cast<float>(written.limit[split]);
    yes = static_cast<std::int32_t>(written.yes[split]);
    no = static_cast<std::int32_t>(written.no[split]);
  }
  fill(tree, 2 * to + 1, depth + 1, yes, written, columns);
  fill(tree, 2 * to + 2, depth + 1, no, written, columns);
}

std::vector<Tree> trees_of(const toml::table& source, std::string_view stage,
                           const std::vector<std::uint8_t>& columns) {
  const toml::array* list = source[stage].as_array();
  if (!list) fail("there is no [[" + std::string(stage) + "]]");
  std::vector<Tree> trees;
  for (const toml::node& item : *list) {
    if (!item.is_table()) fail("[[" + std::string(stage) + "]] must be tables");
    const WrittenTree written(*item.as_table());
    fill(trees.emplace_back(), 0, 0, written.column.empty() ? -1 : 0, written, columns);
  }
  return trees;
}

// Of each column, what is usual.
std::vector<double> usual_of(const toml::table& source, const std::vector<std::uint8_t>& columns,
                             const Kind& kind) {
  const auto written = numbers(source, "usual");
  if (written.size() != columns.size()) fail("`usual` must have a number for each name of `evidence`");
  std::vector<double> usual(kind.columns);
  for (std::size_t c = 0; c < columns.size(); ++c) usual[columns[c]] = written[c];
  return usual;
}

void write_trees(std::ostream& out, const char* name, const std::vector<Tree>& trees) {
  const auto write = [&](const auto& items) {
    out << "{{";
    for (auto item : items) out << +item << ',';
    out << "}},";
  };
  out << "constexpr kehraus::Tree " << name << "[] = {\n";
  for (const Tree& tree : trees)
    out << '{', write(tree.limits), write(tree.columns), write(tree.leaves), out << "},\n";
  out << "};\n";
}

void write_real(std::ostream& out, double value) { out << static_cast<float>(value) << 'f'; }

void write_usual(std::ostream& out, const std::vector<double>& usual) {
  out << "constexpr float kUsual[] = {";
  for (double value : usual) write_real(out, value), out << ',';
  out << "};\n";
}

// The trees of each type of page stand under its name.
void write_page_types(const toml::table& source, const std::vector<std::uint8_t>& columns,
                      std::ostream& out) {
  const toml::array* types = source["types"].as_array();
  if (!types) fail("`types` must be a list of names");
  std::size_t number = 0;
  std::string table = "constexpr kehraus::PageTypeModel kTypes[] = {\n";
  for (const toml::node& item : *types) {
    const std::string type = item.value_or(std::string());
    const std::string name = "kTypeTrees" + std::to_string(number++);
    write_trees(out, name.c_str(), trees_of(source, type, columns));
    table += "{\"" + type + "\", " + name + "},\n";
  }
  out << table << "};\n";
}

void write_page_source(const toml::table& source, std::ostream& out) {
  const auto known = columns(source, kPage);
  out << "#include \"score/page_model.h\"\n\nnamespace {\n";
  write_usual(out, usual_of(source, known, kPage));
  write_trees(out, "kTrees", trees_of(source, "tree", known));
  out << "constexpr kehraus::PageModel kModel = {kUsual, kTrees};\n";
  write_page_types(source, known, out);
  out << "constexpr kehraus::ClassWord kWords[] = {\n";
  const toml::table* words = source["class_words"].as_table();
  if (!words || words->empty()) fail("there are no [class_words]");
  for (const auto& [word, share] : *words) {
    const double value = share.value<double>().value_or(-1);
    if (!(value >= 0 && value <= 1))
      fail("the share of class word `" + std::string(word.str()) + "` must be 0 to 1");
    out << '{' << hash_class_word(word.str()) << "ull, ";
    write_real(out, value);
    out << "},\n";
  }
  out << "};\n}  // namespace\n\nnamespace kehraus {\n\nconst PageModel& page_model() noexcept { return "
         "kModel; }\n\n"
         "std::span<const PageTypeModel> page_types() noexcept { return kTypes; }\n\n"
         "const ClassWords& class_words() {\n  static const ClassWords words(kWords);\n  return words;\n}\n\n"
         "}  // namespace kehraus\n";
}

void write_text_source(const toml::table& source, std::ostream& out) {
  const auto known = columns(source, kText);
  const auto glance = trees_of(source, "glance", known);
  for (const Tree& tree : glance)
    for (std::uint8_t column : tree.columns)
      if (column >= kGlanceCount) fail("a tree of the glance asks for what only a look tells");
  const double clear_above = number(source, "clear_above");
  if (!(clear_above > 0 && clear_above < 1)) fail("0 < `clear_above` < 1 does not hold");
  out << "#include \"score/text_model.h\"\n\nnamespace {\n";
  write_usual(out, usual_of(source, known, kText));
  write_trees(out, "kGlance", glance);
  write_trees(out, "kLook", trees_of(source, "look", known));
  const auto real = [&](double v) { write_real(out, v); };
  out << "constexpr kehraus::TextModel kModel = {kUsual, kGlance, kLook, ";
  real(number(source, "base")), out << ", ";
  real(std::log(clear_above / (1 - clear_above)));
  for (std::string_view kind : {"fragments", "sentences"}) {
    const toml::table* bounds = source[kind].as_table();
    if (!bounds) fail("there is no [" + std::string(kind) + "]");
    const double drop = number(*bounds, "drop_below"), unsure = number(*bounds, "unsure_below");
    // Otherwise a glance would keep what a look would not, and `explain` say so.
    if (unsure > clear_above) fail("`unsure_below` must not be above `clear_above`");
    if (!(drop > 0 && drop <= unsure && unsure < 1))
      fail("0 < `drop_below` <= `unsure_below` < 1 does not hold");
    out << ", {", real(drop), out << ", ", real(unsure), out << '}';
  }
  out << "};\n}  // namespace\n\nconst kehraus::TextModel& kehraus::text_model() noexcept { return kModel; "
         "}\n";
}

void write_source(const std::string& kind, const toml::table& source, std::ostream& out) {
  out.precision(9);
  out << std::showpoint << "// Generated from rules/model/ by the build; not to be edited.\n";
  if (kind == "page")
    write_page_source(source, out);
  else
    write_text_source(source, out);
}

}  // namespace
}  // namespace kehraus

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: embed_model text|page TABLES OUT\n";
    return 2;
  }
  try {
    std::ofstream out(argv[3], std::ios::binary);
    kehraus::write_source(argv[1], toml::parse_file(argv[2]), out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "embed_model: " << argv[2] << ": " << error.what() << '\n';
    return 1;
  }
}
