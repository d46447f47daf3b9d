// internal: what the evidence on blocks of plain text and on blocks of pages has in common. E is one of the
// enumerations, Evidence or PageEvidence; both have names for a block's looks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/result.h"
#include "score/tree_model.h"
#include "text/measures.h"

namespace kehraus {

// 0 where the whole is nothing.
inline float share(double part, double whole) { return whole > 0 ? static_cast<float>(part / whole) : 0; }

template <class E, class Values>
void set(Values& values, E e, double value) {
  values[static_cast<std::size_t>(e)] = static_cast<float>(value);
}

// How a block looks, whatever stands around it.
template <class E, class Values>
void set_looks(Values& values, const Measures& m, std::string_view text) {
  set(values, E::words, m.words);
  set(values, E::word_length, share(m.letters, m.words));
  set(values, E::upper_share, share(m.upper_letters, m.letters));
  set(values, E::digit_share, share(m.digits, m.chars));
  set(values, E::capitalised_share, share(m.capitalised_words, m.words));
  set(values, E::lower_share, share(m.lower_words, m.words));
  set(values, E::sentence_ends, m.sentence_ends);
  set(values, E::sentence_length, share(m.words, std::max(1u, m.sentence_ends)));
  const bool asks = text.ends_with('?') || text.ends_with('!');
  set(values, E::end, m.is_cut_off ? 4 : m.ends_in_colon ? 3 : asks ? 2 : m.ends_sentence ? 1 : 0);
}

// What weighed most in a verdict, for `explain`.
template <class E, class Model, class Values>
std::vector<EvidenceWeight> reasons(const Model& model, const Values& values) {
  constexpr std::size_t kReasons = 3;
  std::vector<EvidenceWeight> reasons;
  for (const Weight& w : model.weights(values, kReasons))
    reasons.push_back({std::string(name_of(static_cast<E>(w.column))), w.value, w.weight});
  return reasons;
}

}  // namespace kehraus
