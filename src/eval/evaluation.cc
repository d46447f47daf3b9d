#include "eval/evaluation.h"

#include "document/error.h"
#include "stream/json_objects.h"

namespace kehraus {
namespace {

std::vector<std::string> texts_of(const JsonObject& object, std::string_view name) {
  std::vector<std::string> texts;
  simdjson::dom::array array;
  if (object[name].get(array) != simdjson::SUCCESS) return texts;
  for (const simdjson::dom::element value : array) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) texts.emplace_back(text);
  }
  return texts;
}

std::string group_of(const JsonObject& object, const std::string& name) {
  simdjson::dom::element value;
  if (name.empty() || object[name].get(value) != simdjson::SUCCESS) return {};
  return value.is_string() ? std::string(std::string_view(value)) : simdjson::minify(value);
}

// Whether it says what the metric compares with.
bool is_complete(const JsonObject& object, Metric metric) {
  const auto has = [&](std::string_view name) { return !object[name].error(); };
  switch (metric) {
    case Metric::words:
    case Metric::shingles: return has("text");
    case Metric::segments: return has("with") && has("without");
    default: return true;
  }
}

bool is_left_out(const Truth& truth, Metric metric) {
  switch (metric) {
    case Metric::dates: return truth.date.empty();
    case Metric::titles: return truth.title.empty();
    case Metric::authors: return truth.author.empty();
    default: return false;
  }
}

Truth truth_of(const JsonObject& object, std::string id, const std::string& group_by) {
  return {.id = std::move(id),
          .url = text_or_nothing(object, "url"),
          .group = group_of(object, group_by),
          .text = text_or_nothing(object, "text"),
          .with = texts_of(object, "with"),
          .without = texts_of(object, "without"),
          .date = text_or_nothing(object, "date"),
          .title = text_or_nothing(object, "title"),
          .author = text_or_nothing(object, "author")};
}

// A text, or a list of texts joined.
std::string joined_member(const JsonObject& object, std::string_view name) {
  std::string joined = text_or_nothing(object, name);
  for (const std::string& text : texts_of(object, name)) joined += (joined.empty() ? "" : " ") + text;
  return joined;
}

Prediction prediction_of(const JsonObject& object, const std::string& text_key) {
  JsonObject metadata;
  const bool has_metadata = object["metadata"].get(metadata) == simdjson::SUCCESS;
  const auto field = [&](std::string_view name) {
    const bool is_own = !object[name].error() && !object[name].is_null();
    if (is_own) return joined_member(object, name);
    return has_metadata ? joined_member(metadata, name) : std::string();
  };
  Prediction prediction;
  prediction.text = text_or_nothing(object, text_key);
  prediction.date = field("date_published");
  prediction.title = field("title");
  prediction.authors = field("authors");
  if (prediction.authors.empty()) prediction.authors = field("author");
  return prediction;
}

}  // namespace

const Truth* Truths::find(const std::string& id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : &in_order[found->second];
}

Truths read_truths(const std::string& path, Metric metric, const std::string& group_by,
                   const ReadOptions& options) {
  Truths truths;
  for_each_object(path, options, [&](const JsonObject& object, std::size_t line) {
    const std::string where = path + ":" + std::to_string(line) + ": ";
    std::string id = id_member(object, "id");
    if (id.empty()) throw Error(where + "a truth without id");
    if (!is_complete(object, metric))
      throw Error(where + "says nothing to score " + std::string(name_of(metric)) + " with");
    Truth truth = truth_of(object, std::move(id), group_by);
    if (is_left_out(truth, metric)) return;
    if (!truths.by_id.emplace(truth.id, truths.in_order.size()).second)
      throw Error(where + "a second truth for " + truth.id);
    truths.in_order.push_back(std::move(truth));
  });
  if (truths.in_order.empty())
    throw Error(path + ": no truth in it to score " + std::string(name_of(metric)) + " with");
  return truths;
}

Evaluation evaluate(Metric metric, const Truths& truths, const std::string& predictions,
                    const std::string& text_key, const ReadOptions& options) {
  Evaluation evaluation;
  evaluation.scores.resize(truths.in_order.size());
  std::vector<bool> is_scored(truths.in_order.size());
  for_each_object(predictions, options, [&](const JsonObject& object, std::size_t line) {
    const std::string id = id_member(object, "id");
    if (id.empty()) throw Error(predictions + ":" + std::to_string(line) + ": a document without id");
    const auto found = truths.by_id.find(id);
    if (found == truths.by_id.end()) return;
    const std::size_t place = found->second;
    evaluation.scores[place] = score_of(metric, truths.in_order[place], prediction_of(object, text_key));
    evaluation.repeated += is_scored[place];
    is_scored[place] = true;
  });
  for (std::size_t i = 0; i < is_scored.size(); ++i) {
    if (is_scored[i]) continue;
    evaluation.scores[i] = score_of(metric, truths.in_order[i], {});
    ++evaluation.without_prediction;
  }
  return evaluation;
}

}  // namespace kehraus
