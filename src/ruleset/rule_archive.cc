#include "ruleset/rule_archive.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>

namespace kehraus {
namespace {

// Both directions walk the same fields in the same order: see walk() below.
class Writer {
 public:
  template <typename T>
  void operator()(const T& value) {
    static_assert(std::is_enum_v<T> || std::is_arithmetic_v<T>);
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  template <typename T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    (*this)(static_cast<std::uint32_t>(list.size()));
    for (const T& item : list) (*this)(item);
  }
  template <typename T, std::size_t N>
  void operator()(const std::array<T, N>& items) {
    for (const T& item : items) (*this)(item);
  }
  void operator()(const Capture& capture);
  void operator()(const LanguageWords::Zone& zone) { (*this)(zone.name), (*this)(zone.offset_minutes); }
  void operator()(const Literal& literal) { (*this)(literal.text), (*this)(literal.gram); }
  void operator()(const FurtherLiterals& further) { (*this)(further.starts), (*this)(further.sets); }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}

  template <typename T>
  void operator()(T& value) {
    static_assert(std::is_enum_v<T> || std::is_arithmetic_v<T>);
    assert(at_ + sizeof value <= in_.size() && "the archive is this build's own");
    std::memcpy(&value, in_.data() + at_, sizeof value);
    at_ += sizeof value;
  }
  void operator()(std::string& text) {
    const std::uint32_t size = count();
    text = in_.substr(at_, size);
    at_ += size;
  }
  template <typename T>
  void operator()(std::optional<T>& value) {
    bool has = false;
    (*this)(has);
    if (has) (*this)(value.emplace());
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(count());
    for (T& item : list) (*this)(item);
  }
  template <typename T, std::size_t N>
  void operator()(std::array<T, N>& items) {
    for (T& item : items) (*this)(item);
  }
  void operator()(Capture& capture);
  void operator()(LanguageWords::Zone& zone) { (*this)(zone.name), (*this)(zone.offset_minutes); }
  void operator()(Literal& literal) { (*this)(literal.text), (*this)(literal.gram); }
  void operator()(FurtherLiterals& further) { (*this)(further.starts), (*this)(further.sets); }

 private:
  std::uint32_t count() {
    std::uint32_t size = 0;
    (*this)(size);
    return size;
  }

  std::string_view in_;
  std::size_t at_ = 0;
};

template <typename Archive, typename AnyCapture>
void walk_capture(Archive& archive, AnyCapture& c) {
  archive(c.key), archive(c.from), archive(c.group), archive(c.type), archive(c.value);
}

void Writer::operator()(const Capture& capture) { walk_capture(*this, capture); }
void Reader::operator()(Capture& capture) { walk_capture(*this, capture); }

template <typename Archive, typename AnyMatch>
void walk_element_match(Archive& archive, AnyMatch& m) {
  archive(m.class_any), archive(m.class_none), archive(m.element_any), archive(m.attribute_any);
}

template <typename Archive, typename AnyMatch>
void walk_match(Archive& archive, AnyMatch& m) {
  archive(m.phrase_any), archive(m.head_any), archive(m.text_any), archive(m.text_none);
  archive(m.min_words), archive(m.max_words), archive(m.max_chars), archive(m.prose);
  archive(m.within_first_blocks), archive(m.within_last_blocks), archive(m.before_prose),
      archive(m.after_prose);
  archive(m.beside);
  walk_element_match(archive, m.element), walk_element_match(archive, m.inside),
      walk_element_match(archive, m.outside);
  archive(m.host_any);
}

template <typename Archive, typename AnyRule>
void walk(Archive& archive, AnyRule& r) {
  archive(r.id), archive(r.language), archive(r.summary), archive(r.why), archive(r.source),
      archive(r.status);
  archive(r.category), archive(r.action), archive(r.certainty), archive(r.heads), archive(r.heads_count);
  walk_match(archive, r.match);
  archive(r.captures), archive(r.literals), archive(r.further_literals), archive(r.origin), archive(r.toml);
}

template <typename Archive, typename AnyWords>
void walk_words(Archive& archive, AnyWords& w) {
  archive(w.code), archive(w.name), archive(w.stop_words);
  archive(w.months), archive(w.months_short), archive(w.weekdays), archive(w.weekdays_short);
  archive(w.words), archive(w.own_words), archive(w.zones);
  archive(w.names), archive(w.elements), archive(w.author_addresses);
  archive(w.month_first), archive(w.short_years), archive(w.everywhere);
  archive(w.origin), archive(w.toml);
}

}  // namespace

std::string archive_rules(const RuleFolder& folder) {
  Writer writer;
  writer(static_cast<std::uint32_t>(folder.rules.size()));
  for (const Rule& rule : folder.rules) walk(writer, rule);
  writer(static_cast<std::uint32_t>(folder.languages.size()));
  for (const LanguageWords& words : folder.languages) walk_words(writer, words);
  return writer.take();
}

RuleFolder unarchive_rules(std::string_view archive) {
  Reader reader(archive);
  RuleFolder folder;
  std::uint32_t count = 0;
  reader(count);
  folder.rules.resize(count);
  for (Rule& rule : folder.rules) walk(reader, rule);
  reader(count);
  folder.languages.resize(count);
  for (LanguageWords& words : folder.languages) walk_words(reader, words);
  return folder;
}

}  // namespace kehraus
