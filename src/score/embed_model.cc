// A program of the build: checks the tables of a learned score and writes the C++ file that makes them part
// of kehraus.
//
// usage: embed_model TABLES OUT
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "score/evidence.h"
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

// For each column of the tables its place among the evidence.
std::vector<std::uint16_t> columns(const toml::table& tables) {
  std::vector<std::uint16_t> out;
  const toml::array* names = tables["evidence"].as_array();
  if (!names) fail("`evidence` must be a list of names");
  for (const toml::node& item : *names) {
    const std::string name = item.value_or(std::string());
    std::size_t e = 0;
    while (e < kEvidenceCount && name_of(static_cast<Evidence>(e)) != name) ++e;
    if (e == kEvidenceCount) fail("there is no evidence `" + name + "`: train anew, see tools/train_scorer");
    out.push_back(static_cast<std::uint16_t>(e));
  }
  return out;
}

struct Tables {
  std::vector<double> usual = std::vector<double>(kEvidenceCount);
  std::vector<std::int32_t> roots;
  std::vector<Split> splits;
  std::vector<double> leaves;
};

// Where a tree's own answer leads among the splits and leaves of all trees. A tree's splits lead downwards
// only, so that walking it ends.
std::int32_t placed(double to, std::size_t own, std::size_t own_leaves, const Tables& tables,
                    std::size_t size) {
  const auto answer = static_cast<std::int32_t>(to);
  const bool is_leaf = answer < 0;
  if (is_leaf ? static_cast<std::size_t>(-1 - answer) >= own_leaves
              : static_cast<std::size_t>(answer) <= own || static_cast<std::size_t>(answer) >= size)
    fail("a tree leads to " + std::to_string(answer) + ", which it does not have below");
  return is_leaf ? answer - static_cast<std::int32_t>(tables.leaves.size())
                 : answer + static_cast<std::int32_t>(tables.splits.size());
}

void add_tree(const toml::table& tree, const std::vector<std::uint16_t>& columns, Tables& tables) {
  const auto column = numbers(tree, "column"), limit = numbers(tree, "limit"), yes = numbers(tree, "yes"),
             no = numbers(tree, "no"), leaves = numbers(tree, "leaf");
  const std::size_t size = column.size();
  if (limit.size() != size || yes.size() != size || no.size() != size || leaves.size() != size + 1)
    fail("the lists of a tree must be of one length, and `leaf` longer by one");
  std::vector<Split> splits;
  for (std::size_t i = 0; i < size; ++i) {
    if (column[i] < 0 || column[i] >= static_cast<double>(columns.size()))
      fail("a tree asks for a column that is not there");
    splits.push_back({columns[static_cast<std::size_t>(column[i])], static_cast<float>(limit[i]),
                      placed(yes[i], i, leaves.size(), tables, size),
                      placed(no[i], i, leaves.size(), tables, size)});
  }
  tables.roots.push_back(size > 0 ? static_cast<std::int32_t>(tables.splits.size())
                                  : -1 - static_cast<std::int32_t>(tables.leaves.size()));
  tables.splits.insert(tables.splits.end(), splits.begin(), splits.end());
  tables.leaves.insert(tables.leaves.end(), leaves.begin(), leaves.end());
}

Tables tables_of(const toml::table& source) {
  const auto known = columns(source);
  Tables tables;
  const auto usual = numbers(source, "usual");
  if (usual.size() != known.size()) fail("`usual` must have a number for each name of `evidence`");
  for (std::size_t c = 0; c < known.size(); ++c) tables.usual[known[c]] = usual[c];
  const toml::array* trees = source["tree"].as_array();
  if (!trees) fail("there is no [[tree]]");
  for (const toml::node& tree : *trees) add_tree(*tree.as_table(), known, tables);
  return tables;
}

template <typename Item, typename Write>
void write_list(std::ostream& out, const char* type, const char* name, const std::vector<Item>& items,
                Write write) {
  out << "constexpr " << type << ' ' << name << "[] = {";
  for (std::size_t i = 0; i < items.size(); ++i) {
    out << (i % 12 == 0 ? "\n" : "");
    write(items[i]);
    out << ',';
  }
  out << "};\n";
}

void write_source(const toml::table& source, std::ostream& out) {
  const Tables tables = tables_of(source);
  out.precision(9);
  const auto real = [&](double v) { out << "static_cast<float>(" << v << ')'; };
  const auto whole = [&](std::int32_t v) { out << v; };
  out << "// Generated from rules/model/ by the build; not to be edited.\n#include \"score/text_model.h\"\n\n"
         "namespace {\n";
  write_list(out, "float", "kUsual", tables.usual, real);
  write_list(out, "std::int32_t", "kRoots", tables.roots, whole);
  write_list(out, "kehraus::Split", "kSplits", tables.splits, [&](const Split& s) {
    out << '{' << s.column << ',';
    real(static_cast<double>(s.limit));
    out << ',' << s.yes << ',' << s.no << '}';
  });
  write_list(out, "float", "kLeaves", tables.leaves, real);
  out << "constexpr kehraus::TreeModel kModel = {kUsual, kRoots, kSplits, kLeaves, ";
  real(number(source, "base"));
  for (std::string_view kind : {"fragments", "sentences"}) {
    const toml::table* bounds = source[kind].as_table();
    if (!bounds) fail("there is no [" + std::string(kind) + "]");
    const double drop = number(*bounds, "drop_below"), unsure = number(*bounds, "unsure_below");
    if (!(drop > 0 && drop <= unsure && unsure < 1))
      fail("0 < `drop_below` <= `unsure_below` < 1 does not hold");
    out << ", {", real(drop), out << ", ", real(unsure), out << '}';
  }
  out << "};\n}  // namespace\n\nconst kehraus::TreeModel& kehraus::text_model() noexcept { return kModel; "
         "}\n";
}

}  // namespace
}  // namespace kehraus

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: embed_model TABLES OUT\n";
    return 2;
  }
  try {
    std::ofstream out(argv[2], std::ios::binary);
    kehraus::write_source(toml::parse_file(argv[1]), out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[2]);
  } catch (const std::exception& error) {
    std::cerr << "embed_model: " << argv[1] << ": " << error.what() << '\n';
    return 1;
  }
}
