// A report's style and script, and their hashes as a content security policy names them: written by the build
// from report.css and report.js.
#pragma once

#include <string_view>

namespace kehraus {

extern const std::string_view kReportStyle, kReportStyleHash;
extern const std::string_view kReportScript, kReportScriptHash;

}  // namespace kehraus
