#include "write/text.h"

namespace kehraus {

void write_text(const ResultView& result, std::string& out) {
  if (result.blocks.empty()) return;
  out += result.text();
  out += '\n';
}

}  // namespace kehraus
