// Records of a WARC file, in order, those that hold documents; damage is stepped over.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "stream/input_buffer.h"
#include "stream/warc_record.h"

namespace kehraus {

struct WarcRecord {
  std::size_t number = 0;  // in the file, from 1: records passed over and damaged places count, too
  std::size_t offset = 0;  // of its first byte in the decompressed file
  WarcHeader header;
  WarcContent content;
  std::string block;    // for body_of
  std::string failure;  // why it cannot be had; else empty. Of a damaged place the header is empty
};

// How many records hold no document, by PassedOver.
using PassedOverCounts = std::array<std::size_t, 3>;

class WarcReader {
 public:
  // `in` outlives the reader. Records of documents with blocks above `max_block_bytes` fail.
  //   memory  a header and a block
  WarcReader(InputBuffer& in, std::size_t max_block_bytes) : in_(in), max_block_bytes_(max_block_bytes) {}

  // The next record with a document, in place of what `record` held; or one with a failure, for a document
  // that is too large and for each damaged place. Places without an undamaged record between are one.
  //   damage  what is cut off, what does not end where it says, what is no record, and what stands alone in
  //           a compressed member that is damaged. Reading goes on at the next header in the same data, or in
  //           the next member that decompresses
  //   out     false: there are no more
  bool next(WarcRecord& record);

  const PassedOverCounts& passed_over() const noexcept { return passed_over_; }

  // At the end: whether records may have stood behind what was read, since the bytes break off within a
  // record or in a damaged place.
  bool is_cut_off() const noexcept { return is_cut_off_; }

 private:
  enum class Found { document, failure, nothing };

  bool begin_record();
  Found read_record(WarcRecord& record);
  std::string read_header(WarcRecord& record, std::size_t& header_bytes);
  Found read_block(WarcRecord& record, std::size_t header_bytes);
  std::string fault_of_end(std::size_t end) const;
  Found pass_over_large(WarcRecord& record, std::size_t header_bytes);
  bool pass_over(std::size_t size);
  Found damage(const std::string& why, WarcRecord& record);
  Found report(const std::string& why, WarcRecord& record);
  bool is_at_end() const noexcept;
  void find_next_header();
  std::string failure_or(std::string_view otherwise) const;

  InputBuffer& in_;
  std::size_t max_block_bytes_;
  std::size_t number_ = 0;
  std::size_t start_ = 0;            // of the record
  bool is_first_of_member_ = false;  // the record
  bool is_behind_damage_ = false;
  bool is_over_ = false;
  bool is_cut_off_ = false;
  PassedOverCounts passed_over_{};
};

}  // namespace kehraus
