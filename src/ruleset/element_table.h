// internal: the entries of some rules for elements, looked up by an element's name, class, id and attributes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/page.h"
#include "ruleset/phrase_index.h"
#include "ruleset/rule.h"

namespace kehraus {

// Built once, then read by any number of threads.
class ElementTable {
 public:
  // Which of a rule's conditions an element fits: that on itself, or one on those around others.
  enum class Place : std::uint8_t { itself, inside, outside };

  struct Fit {
    std::uint16_t rule = 0;
    Place place = Place::itself;
    std::string_view entry;  // as the rule has it

    bool is_same_condition(const Fit& other) const noexcept {
      return rule == other.rule && place == other.place;
    }
  };

  // A rule's conditions. The rule's strings outlive the table and stay where they are.
  void add(const Rule& rule, std::uint16_t number);
  // Makes the table ready; nothing may be added afterwards.
  void build();

  // Appends what the element fits, in no order, a condition perhaps several times.
  //   in    its attributes: but for those that PageElement has
  //   time  linear in class and id, and in those attributes that some rule asks for
  void find(const PageElement& element, std::span<const PageAttribute> attributes,
            std::vector<Fit>& out) const;

 private:
  struct Entry {
    std::string words;  // behind the first, each with a hyphen in front
    Fit fit;
    bool forbids = false;
  };
  struct Search;

  void add(const ElementMatch& match, std::uint16_t rule, Place place);
  void add_classes(const std::vector<std::string>& entries, Fit fit, bool forbids);
  void add_attribute(Fit fit);
  void add(std::string_view key, Entry entry, PhraseIndex& index);
  void look_up_words(std::string_view words, std::string_view prefix, const PhraseIndex& index,
                     Search& search) const;
  void look_up_names(std::string_view names, Search& search) const;
  void look_up(const PageAttribute& attribute, Search& search) const;
  void look_up_value(std::string_view name, std::string_view value, Search& search) const;

  std::vector<Entry> entries_;
  PhraseIndex by_word_, by_name_;  // places in entries_: by the first word, by the element's name
  PhraseIndex by_attribute_;       // the same by `name`, `name=value in lower case` or `name~first word`
  PhraseIndex asked_for_;  // for each attribute's name what its entries ask for: see kAsks… in the source
};

}  // namespace kehraus
