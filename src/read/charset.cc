#include "read/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace kehraus {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\f\r";

struct Row {
  Charset charset;
  std::string_view labels;  // between spaces
};

// As the WHATWG's table has them. Left out: UTF-16, "replacement" and x-user-defined.
constexpr std::array kRows = {
    Row{{"utf-8", nullptr, true},
        " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
    Row{{"windows-1252", nullptr},
        " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
        "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "},
    Row{{"iso-8859-2", "ISO-8859-2"},
        " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    Row{{"iso-8859-3", "ISO-8859-3"},
        " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    Row{{"iso-8859-4", "ISO-8859-4"},
        " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    Row{{"iso-8859-5", "ISO-8859-5"},
        " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
        "iso_8859-5:1988 "},
    Row{{"iso-8859-6", "ISO-8859-6"},
        " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
        "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    Row{{"iso-8859-7", "ISO-8859-7"},
        " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
        "iso_8859-7:1987 sun_eu_greek "},
    Row{{"iso-8859-8", "ISO-8859-8"},
        " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
        "iso_8859-8 iso_8859-8:1988 visual "},
    Row{{"iso-8859-8-i", "ISO-8859-8"}, " csiso88598i iso-8859-8-i logical "},
    Row{{"iso-8859-10", "ISO-8859-10"},
        " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    Row{{"iso-8859-13", "ISO-8859-13"}, " iso-8859-13 iso8859-13 iso885913 "},
    Row{{"iso-8859-14", "ISO-8859-14"}, " iso-8859-14 iso8859-14 iso885914 "},
    Row{{"iso-8859-15", "ISO-8859-15"}, " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    Row{{"koi8-r", "KOI8-R"}, " cskoi8r koi koi8 koi8-r koi8_r "},
    Row{{"koi8-u", "KOI8-U"}, " koi8-ru koi8-u "},
    Row{{"ibm866", "ibm-866"}, " 866 cp866 csibm866 ibm866 "},
    Row{{"macintosh", "macintosh"}, " csmacintosh mac macintosh x-mac-roman "},
    Row{{"x-mac-cyrillic", "x-mac-cyrillic"}, " x-mac-cyrillic x-mac-ukrainian "},
    Row{{"windows-874", "windows-874"}, " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    Row{{"windows-1250", "windows-1250"}, " cp1250 windows-1250 x-cp1250 "},
    Row{{"windows-1251", "windows-1251"}, " cp1251 windows-1251 x-cp1251 "},
    Row{{"windows-1253", "windows-1253"}, " cp1253 windows-1253 x-cp1253 "},
    Row{{"windows-1254", "windows-1254"},
        " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "windows-1254 x-cp1254 "},
    Row{{"windows-1255", "windows-1255"}, " cp1255 windows-1255 x-cp1255 "},
    Row{{"windows-1256", "windows-1256"}, " cp1256 windows-1256 x-cp1256 "},
    Row{{"windows-1257", "windows-1257"}, " cp1257 windows-1257 x-cp1257 "},
    Row{{"windows-1258", "windows-1258"}, " cp1258 windows-1258 x-cp1258 "},
    Row{{"gbk", "GB18030"},
        " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    Row{{"gb18030", "GB18030"}, " gb18030 "},
    Row{{"big5", "Big5-HKSCS"}, " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    Row{{"euc-jp", "EUC-JP"}, " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    Row{{"iso-2022-jp", "ISO-2022-JP"}, " csiso2022jp iso-2022-jp "},
    Row{{"shift_jis", "Shift_JIS"},
        " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    Row{{"euc-kr", "windows-949"},
        " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
        "windows-949 "},
};

constexpr std::string_view kUtf16Labels =
    " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff unicodefffe utf-16 utf-16be utf-16le ";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

std::string_view stripped(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

// The label as it stands in a list of labels; empty if it cannot be one.
std::string listed(std::string_view label) {
  constexpr std::size_t kLongestLabel = 24;
  label = stripped(label);
  const bool is_one = !label.empty() && label.size() <= kLongestLabel && label.find(' ') == label.npos;
  return is_one ? " " + lower(label) + " " : std::string();
}

// The value behind `charset` and `=` at or behind `at`, in lower case; `tag` is too. Quoted values end at
// their quote, others at white space, `;`, a quote or the tag's end.
std::optional<std::string_view> charset_value(std::string_view tag) {
  constexpr std::string_view kName = "charset";
  for (std::size_t at = tag.find(kName); at != tag.npos; at = tag.find(kName, at)) {
    at += kName.size();
    std::size_t equals = tag.find_first_not_of(kWhiteSpace, at);
    if (equals == tag.npos || tag[equals] != '=') continue;
    std::size_t begin = tag.find_first_not_of(kWhiteSpace, equals + 1);
    if (begin == tag.npos) return std::nullopt;
    if (tag[begin] == '"' || tag[begin] == '\'') ++begin;
    return tag.substr(begin, tag.find_first_of(" \t\n\f\r;\"'/>", begin) - begin);
  }
  return std::nullopt;
}

}  // namespace

const Charset* charset_of(std::string_view label) {
  const std::string wanted = listed(label);
  if (wanted.empty()) return nullptr;
  const auto row = std::find_if(kRows.begin(), kRows.end(),
                                [&](const Row& r) { return r.labels.find(wanted) != r.labels.npos; });
  return row == kRows.end() ? nullptr : &row->charset;
}

std::vector<const Charset*> declared_charsets(std::string_view start) {
  std::vector<const Charset*> found;
  const std::string text = lower(start);
  const std::string_view page = text;
  for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at)) {
    if (page.substr(at).starts_with("<!--")) {
      const std::size_t end = page.find("-->", at + 2);
      if (end == page.npos) break;
      at = end + 3;
      continue;
    }
    const std::size_t end = std::min(page.find('>', at), page.size());
    const std::string_view tag = page.substr(at, end - at);
    at = std::max(end, at + 1);
    if (!tag.starts_with("<meta")) continue;
    const auto label = charset_value(tag);
    if (!label) continue;
    const std::string wanted = listed(*label);
    const bool is_utf16 = !wanted.empty() && kUtf16Labels.find(wanted) != kUtf16Labels.npos;
    if (const Charset* charset = is_utf16 ? &kRows[0].charset : charset_of(*label)) found.push_back(charset);
  }
  return found;
}

}  // namespace kehraus
