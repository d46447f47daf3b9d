// Cleaned documents scored against truths, both from files of JSON objects.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "eval/metrics.h"
#include "stream/reader.h"

namespace kehraus {

// Truths by id, in the order of their file.
struct Truths {
  std::vector<Truth> in_order;
  std::unordered_map<std::string, std::size_t> by_id;  // places in `in_order`

  // Null for none.
  const Truth* find(const std::string& id) const;
};

// What each line needs: `id`, and what the metric asks for: `text`; `with` and `without`; `date`; `title`;
// `author`. Lines without a date, title or author are left out where that is asked for.
//   in      `group_by`: a member whose value, as it is written, is the truth's group; empty for none
//   errors  throws Error, naming file and line
//   memory  all truths
Truths read_truths(const std::string& path, Metric metric, const std::string& group_by,
                   const ReadOptions& options);

struct Evaluation {
  std::vector<Score> scores;  // one a truth, in their order
  std::size_t without_prediction = 0;
  std::size_t repeated = 0;  // predictions of an id that an earlier one has
};

// Scores each truth; one without a prediction as if nothing had come out. Of predictions of one id the last
// counts, those without a truth do not.
//   in      lines with `id` and `text_key`, `date_published`, `title` and `authors` or `author`, as members
//   of their
//           own or in `metadata`
//   errors  as above
//   memory  one prediction at a time
Evaluation evaluate(Metric metric, const Truths& truths, const std::string& predictions,
                    const std::string& text_key, const ReadOptions& options);

}  // namespace kehraus
