#include "cli/styled_lines.h"

#include <algorithm>
#include <utility>

#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::string_view kPlain = "\033[0m";

class Breaker {
 public:
  explicit Breaker(std::size_t columns) : columns_(columns) {}

  void add(const StyledRun& run) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' ', rest.starts_with(' ') ? 1 : 0), rest.size());
      add_word(rest.substr(0, end), run.escape);
      rest.remove_prefix(end);
    }
  }

  std::vector<StyledLine> lines() && {
    close();
    lines_.back() = std::move(line_);
    return std::move(lines_);
  }

 private:
  // With a blank in front of it, or none.
  void add_word(std::string_view word, std::string_view escape) {
    if (line_.columns + columns_of(word) > columns_) {
      if (line_.columns > 0) end_line();
      if (word.starts_with(' ')) word.remove_prefix(1);
      while (true) {
        const std::string_view part = fit_columns(word, columns_);
        if (part.size() == word.size()) break;
        write(part, escape);
        word.remove_prefix(part.size());
        end_line();
      }
    }
    write(word, escape);
  }

  void write(std::string_view text, std::string_view escape) {
    if (escape.data() != escape_.data()) {
      close();
      line_.text += escape;
      escape_ = escape;
    }
    line_.text += text;
    line_.columns += columns_of(text);
  }

  // Switches off the style at work.
  void close() {
    if (!escape_.empty()) line_.text += kPlain;
    escape_ = {};
  }

  void end_line() {
    const std::string_view escape = escape_;
    close();
    lines_.back() = std::move(line_);
    line_ = {};
    lines_.emplace_back();
    line_.text += escape;
    escape_ = escape;
  }

  const std::size_t columns_;
  std::string_view escape_;
  StyledLine line_;
  std::vector<StyledLine> lines_{1};
};

}  // namespace

std::vector<StyledLine> styled_lines(const std::vector<StyledRun>& runs, std::size_t columns) {
  Breaker breaker(columns);
  for (const StyledRun& run : runs) breaker.add(run);
  return std::move(breaker).lines();
}

}  // namespace kehraus
