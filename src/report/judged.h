// What a truth says of a comparison: which pieces stand in the wrong place.
#pragma once

#include "eval/metrics.h"
#include "report/comparison.h"

namespace kehraus {

// Marks pieces that were kept though the truth's text lacks most of them, and those that were removed though
// it has most of them, three words in a row at a time; pieces of fewer words are left alone. Sets the F1 of
// the words.
void judge(Comparison& comparison, const Truth& truth);

}  // namespace kehraus
