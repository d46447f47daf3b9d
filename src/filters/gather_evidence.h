// The evidence on each block of a sheet, for the scorer.
#pragma once

#include <vector>

#include "filters/sheet.h"
#include "score/evidence.h"

namespace kehraus {

// Gathers the evidence on a sheet as it stands; time linear in its text.
//   out  one for each block of the sheet; all zero for blocks that are not open
std::vector<EvidenceValues> gather_evidence(Sheet& sheet);

}  // namespace kehraus
