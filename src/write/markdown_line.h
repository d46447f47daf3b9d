// internal: one line of Markdown, with what a page set apart in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/result.h"
#include "write/phrase_walk.h"

namespace kehraus {

// Stars act as emphasis only where the characters around allow it: `**Note:**text` is no mark-up but four
// stars. Where they would not act they are left out: words count more than how they look.
class MarkdownLine final : private PhraseVisitor {
 public:
  // Appends to `out`; both outlive it.
  MarkdownLine(const BodyBlockView& block, std::string& out);

  // A part of the block as a line, or a cell, of its own; parts from front to back.
  void write(Span part);

 private:
  struct Marks {
    bool are_written = false;
    bool start_inside = false;  // another phrase begins where this does
    bool end_inside = false;
  };

  void begin(std::size_t number) override;
  void end(std::size_t number) override;
  void text(std::string_view piece) override;

  void find_shared_edges();
  bool may_begin_link(const PhraseView& phrase);
  void end_link();
  bool do_stars_act(std::size_t number) const;
  bool is_free_before(std::size_t place) const;
  bool is_free_behind(std::size_t place) const;
  void end_code();

  const BodyBlockView& block_;
  std::string& out_;
  PhraseWalk walk_;
  Span part_;
  std::vector<Marks> marks_;    // for each phrase
  std::size_t line_start_ = 0;  // in `out_`
  std::size_t stars_end_ = 0;   // in `out_`: behind the stars that closed a phrase last
  std::size_t code_ = kNone;    // the phrase of code that is open: what is in it is bare text
  std::string code_text_;
  std::string target_;  // of the link that is open

  static constexpr std::size_t kNone = SIZE_MAX;
};

}  // namespace kehraus
