#include "ruleset/element_index.h"

#include <algorithm>

namespace kehraus {

ElementIndex::ElementIndex(const std::vector<Rule>& rules) : asks_(rules.size()) {
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    if (rule.status == Status::retired || !rule.match.is_of_elements()) continue;
    const auto number = static_cast<std::uint16_t>(r);
    asks_[r] = {!rule.match.inside.is_empty(), !rule.match.outside.is_empty()};
    if (rule.match.host_any.empty()) {
      anywhere_.add(rule, number);
      continue;
    }
    for (const std::string& host : rule.match.host_any)
      by_host_.add(host, static_cast<std::uint16_t>(of_sites_.size()));
    of_sites_.emplace_back().add(rule, number);
    of_sites_.back().build();
  }
  anywhere_.build();
  by_host_.build();
}

// `example.org` is known as that, as `.example.org` and as `.org`.
std::vector<const ElementTable*> ElementIndex::tables_for(std::string_view host) const {
  std::vector<const ElementTable*> tables{&anywhere_};
  const auto add = [&](std::uint16_t site) {
    if (std::find(tables.begin(), tables.end(), &of_sites_[site]) == tables.end())
      tables.push_back(&of_sites_[site]);
  };
  if (host.empty() || of_sites_.empty()) return tables;
  by_host_.look_up(host, add);
  std::string dotted = ".";
  dotted += host;
  for (std::size_t at = 0; at != dotted.npos; at = dotted.find('.', at + 1))
    by_host_.look_up(std::string_view(dotted).substr(at), add);
  return tables;
}

// Over the elements of one page, outer ones first.
class ElementIndex::Walk {
 public:
  Walk(const ElementIndex& index, const std::vector<PageElement>& elements) : index_(index) {
    around_.resize(elements.size());
  }

  void enter(std::uint32_t number, const PageElement& element, std::span<const PageAttribute> attributes,
             const std::vector<const ElementTable*>& tables, std::vector<ElementHit>& hits) {
    fits_.clear();
    for (const ElementTable* table : tables) table->find(element, attributes, fits_);
    const std::uint32_t around = number > 0 ? around_[element.parent] : 0;
    around_[number] = around;
    if (fits_.empty()) return;
    const auto first = static_cast<std::ptrdiff_t>(hits.size());
    for (const Fit& fit : fits_) {
      if (fit.place == ElementTable::Place::itself) {
        if (holds_around(fit.rule, around)) hits.push_back({fit.rule, fit.entry});
      } else if (!stands(fit, around_[number])) {
        conditions_.push_back({fit, around_[number]});
        around_[number] = static_cast<std::uint32_t>(conditions_.size());
      }
    }
    sort(hits, first);
  }

 private:
  using Fit = ElementTable::Fit;

  // A condition that some element fits, and the next of those that elements around fit. So elements share
  // what they have in common, and there are never more in a row than rules have conditions.
  struct Condition {
    Fit fit;
    std::uint32_t next = 0;  // its number, from 1; 0 for none
  };

  bool stands(const Fit& wanted, std::uint32_t number) const noexcept {
    for (; number != 0; number = conditions_[number - 1].next)
      if (conditions_[number - 1].fit.is_same_condition(wanted)) return true;
    return false;
  }

  bool holds_around(std::uint16_t rule, std::uint32_t around) const noexcept {
    const Asks asks = index_.asks_[rule];
    return (!asks.inside || stands({rule, ElementTable::Place::inside, {}}, around)) &&
           (!asks.outside || !stands({rule, ElementTable::Place::outside, {}}, around));
  }

  // By rule, and each once, with the entry that was found first.
  static void sort(std::vector<ElementHit>& hits, std::ptrdiff_t first) {
    const auto begin = hits.begin() + first;
    std::stable_sort(begin, hits.end(),
                     [](const ElementHit& a, const ElementHit& b) { return a.rule < b.rule; });
    const auto is_same = [](const ElementHit& a, const ElementHit& b) { return a.rule == b.rule; };
    hits.erase(std::unique(begin, hits.end(), is_same), hits.end());
  }

  const ElementIndex& index_;
  std::vector<Fit> fits_;
  std::vector<Condition> conditions_;
  std::vector<std::uint32_t> around_;  // of each element, itself included, a number as Condition has it
};

ElementHits ElementIndex::find(const std::vector<PageElement>& elements,
                               const std::vector<PageAttribute>& attributes, std::string_view host) const {
  ElementHits out;
  out.first_.reserve(elements.size() + 1);
  const std::vector<const ElementTable*> tables = tables_for(host);
  Walk walk(*this, elements);
  for (std::uint32_t e = 0; e < elements.size(); ++e) {
    const auto own = std::span(attributes).subspan(elements[e].first_attribute, elements[e].attribute_count);
    walk.enter(e, elements[e], own, tables, out.hits_);
    out.first_.push_back(static_cast<std::uint32_t>(out.hits_.size()));
  }
  return out;
}

}  // namespace kehraus
