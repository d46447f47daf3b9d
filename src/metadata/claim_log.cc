#include "metadata/claim_log.h"

#include <algorithm>
#include <functional>
#include <string>

#include "html/attributes.h"
#include "metadata/page_text.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxNameBytes = 120;

bool lies_in(std::string_view part, std::string_view whole) noexcept {
  const std::less_equal<const char*> is_before;
  return !part.empty() && is_before(whole.data(), part.data()) &&
         is_before(part.data() + part.size(), whole.data() + whole.size());
}

// The start tag that an element begins with: up to the first `>` outside quotes.
std::string_view start_tag_of(ClaimOrigin origin) noexcept {
  char quote = 0;
  for (std::size_t i = 0; i < origin.size(); ++i) {
    const char c = origin[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return origin.substr(0, i + 1);
    }
  }
  return origin;
}

// `time` of `<time class="x">`, in lower case.
std::string element_name(std::string_view tag) {
  std::string name;
  for (std::size_t i = 1; i < tag.size(); ++i) {
    const char c = tag[i];
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (c == ' ' || c == '>' || c == '/' || c == '\t' || c == '\n' || c == '\r' || c == '\f') break;
    name += is_capital ? static_cast<char>(c | 0x20) : c;
  }
  return name;
}

}  // namespace

std::string claim_name(ClaimSource source, ClaimOrigin origin) {
  if (origin.empty() || source == ClaimSource::script || source == ClaimSource::address) return {};
  if (source == ClaimSource::linked_data || origin.front() != '<') return std::string(origin);
  const std::string_view tag = start_tag_of(origin);
  const std::string element = element_name(tag);
  const auto value_of = [&](std::string_view name) { return html::find_attribute(tag, name); };
  std::string name;
  if (element == "meta") {
    for (const std::string_view key : {"name", "property", "itemprop", "http-equiv"})
      if (const auto value = value_of(key); value && !value->empty() && name.empty()) name = as_meant(*value);
  } else {
    name = element;
    for (const std::string_view key : {"itemprop", "property", "rel"})
      if (const auto value = value_of(key); value && !value->empty() && name == element)
        name += '[' + std::string(key) + '=' + as_meant(*value) + ']';
    if (const auto classes = value_of("class"); classes && name == element)
      if (const std::string list = as_meant(*classes); !list.empty())
        name += '.' + list.substr(0, list.find(' '));
  }
  return std::string(excerpt(name).substr(0, kMaxNameBytes));
}

std::size_t ClaimLog::add(std::string_view field, ClaimSource source, ClaimOrigin origin,
                          std::string_view raw, std::string_view value, Doubt doubt) {
  if (!document_.wants_evidence || document_.evidence.size() >= kMaxEvidence) return kNowhere;
  EvidenceDraft& draft = document_.evidence.emplace_back();
  draft.said.field = field;
  draft.said.source = name_of(source);
  draft.said.name = claim_name(source, origin);
  draft.said.raw = excerpt(raw);
  if (value != raw) draft.said.value = excerpt(value);
  draft.said.doubt = doubt;
  if (lies_in(origin, document_.page)) draft.in_page = origin;
  return document_.evidence.size() - 1;
}

std::size_t ClaimLog::add(std::string_view field, const Block& block, std::string_view value, Doubt doubt) {
  const std::size_t place = add(field, ClaimSource::text, {}, block.text, value, doubt);
  if (place != kNowhere) document_.evidence[place].in_text = block.source;
  return place;
}

void ClaimLog::settle(std::size_t place, Doubt doubt, std::optional<int> weight) {
  if (place == kNowhere) return;
  document_.evidence[place].said.doubt = doubt;
  if (weight) document_.evidence[place].said.weight = weight;
}

void ClaimLog::overrule(std::string_view field, std::string_view value) {
  overrule(field, std::vector<std::string>{std::string(value)});
}

void ClaimLog::overrule(std::string_view field, const std::vector<std::string>& values) {
  if (!document_.wants_evidence) return;
  for (EvidenceDraft& draft : document_.evidence) {
    FieldEvidence& said = draft.said;
    if (said.field != field || said.doubt != Doubt::none || said.source != name_of(ClaimSource::text))
      continue;
    const std::string& value = said.value.empty() ? said.raw : said.value;
    const bool is_filed = std::any_of(values.begin(), values.end(),
                                      [&](const std::string& filed) { return excerpt(filed) == value; });
    if (!is_filed) said.doubt = Doubt::less_trusted;
  }
}

}  // namespace kehraus
