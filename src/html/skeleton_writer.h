// Writes a skeleton, token by token. internal to skeleton.h. Tags are written in skeleton_writer.cc, texts in
// skeleton_text.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "html/folding.h"
#include "html/skeleton.h"
#include "html/tokenizer.h"

namespace kehraus::html {

// What one token needs of the skeleton at most, but for doctypes.
inline constexpr std::size_t kMaxTokenBytes = 128;

class SkeletonWriter {
 public:
  SkeletonWriter(Skeleton& out, std::string_view page, const Skeleton::Options& options) noexcept
      : out_(out), page_(page), max_bytes_(options.max_bytes), folder_(out, page, options.folding) {}

  bool write(std::span<const std::uint32_t> corrections);

 private:
  void write(const Token& token);
  void write_start_tag(const Token& token);
  void write_features(const Token& token);
  void write_tag_name(const Token& token);
  void write_end_tag(const Token& token);
  void write_name(const Token& token);
  void write_doctype(const Token& token);
  void write_cdata(const Token& token);
  void write_raw_text(const Token& token, char text);
  void write_text(const Token& token);
  std::uint32_t write_newline(const Token& token);
  std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end, bool has_references = true) const noexcept;
  std::uint32_t skip_near_spaces(std::uint32_t at, std::uint32_t end) const noexcept;
  void write_each_class(std::uint32_t at, std::uint32_t end);
  void note_changes(const Token& token, std::uint8_t changes);

  bool reserve(std::size_t more) { return out_.reserve(more, max_bytes_); }
  void put(char c, std::uint32_t place) noexcept { out_.put(c, place); }
  void put(std::string_view text, std::uint32_t place) noexcept { out_.put(text, place); }

  Skeleton& out_;
  std::string_view page_;
  std::size_t max_bytes_;
  Folder folder_;
  // Whether white space before text may end up elsewhere than the text: before `<body>`, in column groups,
  // framesets.
  bool splits_blanks_ = true;
  bool never_joins_blanks_ = false;
  bool has_foreign_ = false;
  bool has_table_ = false;
  bool has_doctype_ = false;
  std::uint32_t tag_names_ = 0;  // given out by write_tag_name
  bool drops_newline_ = false;   // a line break that comes next is nothing
  std::uint32_t end_ = 0;        // of the last token that is not nothing
};

}  // namespace kehraus::html
