#include "report/recorded.h"

#include <algorithm>
#include <array>

#include "document/category.h"
#include "document/error.h"

namespace kehraus {
namespace {

// By its name in the record; a paragraph for an unknown one.
BlockKind kind_named(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(BlockKind::control); ++kind)
    if (name_of(static_cast<BlockKind>(kind)) == name) return static_cast<BlockKind>(kind);
  return BlockKind::paragraph;
}

Outcome outcome_named(std::string_view name) {
  for (const Outcome outcome : {Outcome::clean, Outcome::empty, Outcome::failed})
    if (name_of(outcome) == name) return outcome;
  throw Error("no record: its outcome is not clean, empty or failed");
}

std::size_t number_member(const JsonObject& object, std::string_view name) {
  std::uint64_t number = 0;
  if (object[name].get(number) != simdjson::SUCCESS)
    throw Error("a block or removal without " + std::string(name));
  return number;
}

Piece piece_of(const JsonObject& object, bool is_kept) {
  Piece piece;
  piece.is_kept = is_kept;
  piece.span = {number_member(object, "start"), number_member(object, "end")};
  piece.text = text_or_nothing(object, "text");
  if (is_kept) {
    piece.kind = kind_named(text_or_nothing(object, "kind"));
    std::uint64_t level = 0;
    if (object["level"].get(level) == simdjson::SUCCESS) piece.level = static_cast<int>(level);
    return piece;
  }
  piece.category = category_named(text_or_nothing(object, "category")).value_or(Category::other);
  piece.rule = text_or_nothing(object, "rule");
  double score = 0;
  if (object["score"].get(score) == simdjson::SUCCESS) piece.score = score;
  return piece;
}

void add_pieces(const JsonObject& record, std::string_view name, bool is_kept, std::vector<Piece>& pieces) {
  simdjson::dom::array array;
  if (record[name].get(array) != simdjson::SUCCESS) return;
  for (const simdjson::dom::element element : array) {
    JsonObject object;
    if (element.get(object) != simdjson::SUCCESS)
      throw Error("no record: " + std::string(name) + " are no objects");
    Piece piece = piece_of(object, is_kept);
    if (is_kept || !piece.text.empty()) pieces.push_back(std::move(piece));
  }
}

std::string value_as_text(const simdjson::dom::element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  simdjson::dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return simdjson::minify(value);
  std::string all;
  for (const simdjson::dom::element element : array)
    all += (all.empty() ? "" : "; ") + value_as_text(element);
  return all;
}

void add_metadata(const JsonObject& record, std::vector<Field>& metadata) {
  constexpr std::array<std::string_view, 19> kKeys = {
      "url",      "site",           "title",         "title_raw", "description",          "authors",
      "agency",   "date_published", "date_modified", "language",  "categories",           "tags",
      "captions", "sources",        "image",         "license",   "reading_time_minutes", "free_access",
      "page_type"};
  for (const std::string_view key : kKeys) {
    simdjson::dom::element value;
    if (record[key].get(value) != simdjson::SUCCESS || value.is_object()) continue;
    metadata.push_back({std::string(key), value_as_text(value), {}});
  }
}

// Of records that were made --with evidence.
void add_origins(const JsonObject& record, std::vector<Field>& metadata) {
  simdjson::dom::array evidence;
  if (record["evidence"].get(evidence) != simdjson::SUCCESS) return;
  for (const simdjson::dom::element element : evidence) {
    JsonObject claim;
    bool is_believed = false;
    if (element.get(claim) != simdjson::SUCCESS || claim["believed"].get(is_believed) != simdjson::SUCCESS ||
        !is_believed)
      continue;
    const std::string key = text_or_nothing(claim, "field"), name = text_or_nothing(claim, "name");
    for (Field& field : metadata)
      if (field.key == key && field.origin.empty())
        field.origin = text_or_nothing(claim, "source") + (name.empty() ? "" : " " + name);
  }
}

}  // namespace

Comparison comparison_of(const JsonObject& record) {
  Comparison comparison;
  comparison.id = id_member(record, "id");
  comparison.outcome = outcome_named(text_or_nothing(record, "outcome"));
  comparison.error = text_or_nothing(record, "error");
  add_metadata(record, comparison.metadata);
  add_origins(record, comparison.metadata);
  simdjson::dom::array warnings;
  if (record["warnings"].get(warnings) == simdjson::SUCCESS)
    for (const simdjson::dom::element warning : warnings)
      comparison.warnings.push_back(value_as_text(warning));
  add_pieces(record, "blocks", true, comparison.pieces);
  if (comparison.pieces.empty() && !text_or_nothing(record, "text").empty())
    throw Error("the record has no blocks: make it with clean --to jsonl --with blocks,removed");
  add_pieces(record, "removed", false, comparison.pieces);
  arrange(comparison.pieces);
  return comparison;
}

}  // namespace kehraus
