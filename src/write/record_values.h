// internal: the values of a record, each by itself, in the form of our own record. In which order and under
// which names they are written is decided elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/result.h"
#include "write/json.h"
#include "write/record.h"

namespace kehraus {

// The member `score`: a likelihood, or a number of documents. See Removal::score.
void write_score(double score, Json& json);

// The keys of a record, in its order.
enum class ValueKey : std::uint8_t {
  id,
  outcome,
  error,
  url,
  site,
  title,
  title_raw,
  description,
  authors,
  agency,
  date_published,
  date_modified,
  language,
  categories,
  tags,
  captions,
  sources,
  image,
  license,
  reading_time_minutes,
  free_access,
  page_type,
  confidence,
  text,
  blocks,
  comments,
  removed,
  evidence,
  warnings,
};
inline constexpr std::size_t kValueKeys = static_cast<std::size_t>(ValueKey::warnings) + 1;

std::string_view name_of(ValueKey key) noexcept;

// Nothing for a name that is no key's.
std::optional<ValueKey> record_key_named(std::string_view name) noexcept;

// Whether only we may say it: from an earlier run, what is passed through would lie.
bool is_ours_alone(ValueKey key) noexcept;

class RecordValues {
 public:
  // All outlive it.
  RecordValues(const ResultView& result, const RecordIdentity& identity,
               const RecordOptions& options) noexcept
      : result_(result), identity_(identity), options_(options) {}

  // Whether the record has the key: there is a value, and it is wanted.
  bool has(ValueKey key) const;

  // Writes the value of a key that the record has.
  void write(ValueKey key, Json& json) const;

  // The same where it is a string or a list of strings: null for others.
  const std::string* text(ValueKey key) const;
  const std::vector<std::string>* list(ValueKey key) const;

 private:
  void write_text(Json& json) const;
  void write_blocks(Json& json) const;
  void write_comments(Json& json) const;
  void write_removed(Json& json) const;
  bool has_field(std::string_view name) const;
  const std::string* host_of_input() const;

  const ResultView& result_;
  const RecordIdentity& identity_;
  const RecordOptions& options_;
};

}  // namespace kehraus
