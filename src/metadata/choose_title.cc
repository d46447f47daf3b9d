#include "metadata/choose_title.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

#include "metadata/page_text.h"
#include "text/host.h"
#include "text/letters.h"
#include "text/phrase.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 10> kSeparators = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / ", " « "};
constexpr std::size_t kMaxTitleBytes = 1000;  // a longer one was left open, and holds the page
// A headline has more words than a rubric or a site's name.
constexpr std::ptrdiff_t kMinSpaces = 2;
// Of the words of the shorter one, so many stand in a heading and in the title that both mean the same.
constexpr double kSharedWords = 0.4;
constexpr std::size_t kMinSameBytes = 20;

std::string normalised(std::string_view text) {
  std::string out;
  normalise_phrase(text, out);
  return out;
}

struct Cut {
  std::size_t begin = std::string_view::npos, end = 0;  // of the separator
};

// Bytes of the separator at a space; 0 where none stands.
std::size_t separator_at(std::string_view title, std::size_t at) {
  for (const std::string_view separator : kSeparators)
    if (title.compare(at, separator.size(), separator) == 0) return separator.size();
  return 0;
}

Cut last_cut(std::string_view title) {
  for (std::size_t at = title.rfind(' '); at != title.npos && at > 0; at = title.rfind(' ', at - 1))
    if (const std::size_t size = separator_at(title, at); size > 0) return {at, at + size};
  return {};
}

Cut first_cut(std::string_view title) {
  for (std::size_t at = title.find(' '); at != title.npos; at = title.find(' ', at + 1))
    if (const std::size_t size = separator_at(title, at); size > 0) return {at, at + size};
  return {};
}

class TitleChooser {
 public:
  TitleChooser(const PageClaims& claims, std::string_view head_title, bool is_of_service)
      : claims_(claims),
        head_title_(head_title.size() <= kMaxTitleBytes ? head_title : std::string_view()),
        is_of_service_(is_of_service) {
    for (const TextClaim& site : claims.sites) names_.push_back(normalised(site.value));
    for (const std::string& publisher : claims.publishers) names_.push_back(normalised(publisher));
    for (const TextClaim& url : claims.urls) add_host(url.value);
  }

  std::optional<std::string> choose(const std::optional<std::string>& filed) const {
    const std::string* heading = first(ClaimSource::heading);
    const std::string* linked = first(ClaimSource::linked_data);
    const std::string* graph = first(ClaimSource::open_graph);
    const bool is_told = heading && !is_site(*heading);
    // The heading of a page that offers something is a slogan; its name stands in the <title>.
    if (is_of_service_ && !is_site(without_site(head_title_)) && !head_title_.empty())
      return std::string(without_site(head_title_));
    // What readers see comes first where it speaks of the same; else it is a slogan, or the rubric's name.
    if (is_told && speaks_of_title(*heading, {graph, linked}) && !holds_more(*heading, graph))
      return std::string(without_site(*heading, head_title_ == *heading));
    if (graph && !is_site(*graph)) return std::string(without_site(*graph));
    if (linked && !is_site(*linked)) return std::string(without_site(*linked));
    if (is_told && head_title_.empty()) return *heading;
    if (filed && speaks_of_title(*filed, {})) return filed;
    if (!head_title_.empty()) return std::string(without_site(head_title_));
    for (const TextClaim& claim : claims_.titles) return claim.value;
    return std::nullopt;
  }

  // What became of each claim, now that the title is known.
  void explain(std::string_view chosen, ClaimLog& log) const {
    if (!log.is_wanted()) return;
    for (const TextClaim& claim : claims_.titles) {
      const std::string_view value = without_site(claim.value);
      const bool is_believed = claim.value == chosen || value == chosen;
      log.add("title", claim.source, claim.origin, claim.value, is_believed ? chosen : value,
              is_believed ? Doubt::none : doubt_of(claim));
    }
    if (head_title_.empty()) return;
    const std::string_view value = without_site(head_title_);
    log.add("title", ClaimSource::title, {}, head_title_, value,
            value == chosen        ? Doubt::none
            : is_site(head_title_) ? Doubt::site_name
                                   : Doubt::less_trusted);
  }

 private:
  Doubt doubt_of(const TextClaim& claim) const {
    if (is_site(claim.value)) return Doubt::site_name;
    if (claim.source != ClaimSource::heading) return Doubt::less_trusted;
    const bool speaks =
        speaks_of_title(claim.value, {first(ClaimSource::open_graph), first(ClaimSource::linked_data)});
    return speaks ? Doubt::less_trusted : Doubt::slogan;
  }

  // `www.skelby-post.example` is known as `skelbypost` and as `skelbypostexample`.
  void add_host(std::string_view url) {
    std::string host(host_of(url));
    std::erase(host, '-');
    std::string whole = host;
    std::erase(whole, '.');
    hosts_.push_back(std::move(whole));
    while (host.find('.') != host.npos) {
      hosts_.push_back(host.substr(0, host.find('.')));
      host.erase(0, host.find('.') + 1);
    }
  }

  const std::string* first(ClaimSource source) const {
    for (const TextClaim& claim : claims_.titles)
      if (claim.source == source) return &claim.value;
    return nullptr;
  }

  // By name, or by the name without its spaces that is the host's.
  bool is_site(std::string_view text) const {
    const std::string name = normalised(text);
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return true;
    std::string joined = name;
    std::erase_if(joined, [](char c) { return c == ' ' || c == '-' || c == '\''; });
    return !joined.empty() && std::find(hosts_.begin(), hosts_.end(), joined) != hosts_.end();
  }

  // Whether the heading holds more than what is for previews: a date, a count of comments.
  bool holds_more(std::string_view heading, const std::string* graph) const {
    if (!graph || is_site(*graph)) return false;
    const std::string one = normalised(heading), two = normalised(without_site(*graph));
    return two.size() > kMinSameBytes && two.size() < one.size() && one.find(two) != one.npos;
  }

  bool speaks_of_title(std::string_view heading, std::initializer_list<const std::string*> others) const {
    if (head_title_.find(heading) != head_title_.npos) return true;
    bool is_alone = head_title_.empty();
    const std::vector<std::string> words = words_of(heading);
    if (shares_words(words, head_title_)) return true;
    for (const std::string* other : others) {
      is_alone = is_alone && !other;
      if (other && shares_words(words, *other)) return true;
    }
    return is_alone;
  }

  static bool shares_words(const std::vector<std::string>& words, std::string_view text) {
    const std::vector<std::string> others = words_of(text);
    std::vector<std::string> both;
    std::set_intersection(words.begin(), words.end(), others.begin(), others.end(), std::back_inserter(both));
    const std::size_t fewer = std::min(words.size(), others.size());
    return fewer > 0 && static_cast<double>(both.size()) >= kSharedWords * static_cast<double>(fewer);
  }

  // The distinct words, in order.
  static std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string folded, word;
    fold_text(text.substr(0, kMaxTitleBytes), folded);
    for (std::size_t at = 0; at < folded.size();) {
      const CodePoint c = code_point_at(folded, at);
      at += c.size;
      if (is_word_character(c.value)) append_utf8(word, c.value);
      if (!is_word_character(c.value) || at >= folded.size())
        if (!word.empty()) words.push_back(std::exchange(word, {}));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  // What stands behind the last separator, or before the first, goes where it is the site's name, or too
  // short to be a part of the headline while the rest is not.
  //   in  is_headline: a heading says the same, with nothing for a site: only the name itself goes
  std::string_view without_site(std::string_view title, bool is_headline = false) const {
    for (int i = 0; i < 3; ++i) {
      const Cut last = last_cut(title);
      if (last.begin == title.npos) break;
      const std::string_view front = title.substr(0, last.begin), back = title.substr(last.end);
      const auto spaces = std::count(front.begin(), front.end(), ' ');
      // A bar sets apart whatever stands behind it; a dash may belong to the headline.
      const bool is_bar = title[last.begin + 1] == '|' || title[last.begin + 1] == ':';
      if (is_site(front)) break;
      if (!is_site(back) && is_headline) break;
      if (!is_site(back) && !is_bar && (spaces < kMinSpaces || back.size() >= front.size())) break;
      title = strip(front);
    }
    const Cut first = first_cut(title);
    if (first.begin != title.npos && is_site(title.substr(0, first.begin)))
      title = strip(title.substr(first.end));
    return title;
  }

  const PageClaims& claims_;
  const std::string_view head_title_;
  const bool is_of_service_;
  std::vector<std::string> names_;  // of the site, normalised
  std::vector<std::string> hosts_;  // and of its host, without signs
};

}  // namespace

std::optional<std::string> choose_title(const PageClaims& claims, std::string_view head_title,
                                        const std::optional<std::string>& filed, bool is_of_service,
                                        ClaimLog& log) {
  const TitleChooser chooser(claims, head_title, is_of_service);
  std::optional<std::string> title = chooser.choose(filed);
  chooser.explain(title ? std::string_view(*title) : std::string_view(), log);
  return title;
}

}  // namespace kehraus
