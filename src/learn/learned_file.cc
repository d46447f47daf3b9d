#include "learn/learned_file.h"

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "document/error.h"
#include "text/hash.h"
#include "write/json.h"

namespace kehraus {
namespace {

constexpr std::string_view kFormat = "kehraus learned blocks";
constexpr std::uint64_t kVersion = 1;
constexpr off_t kMaxFileBytes = off_t{1} << 30;
constexpr const char* kAdvice = ": restore it, or remove it to learn anew";

std::string check_sum_of(std::string_view lines) {
  char digits[20];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash_of(lines)));
  return digits;
}

void append_line(const LearnedSite& site, const LearnedBlock& block, std::string& out) {
  const auto fill = [&](Json& json) {
    json.start_object();
    write_learned_block(site, block, json);
    json.end_object();
  };
  append_json(JsonLayout::line, block.text.size() + site.name().size() + 64, fill, out);
  out += '\n';
}

using JsonObject = simdjson::dom::object;

class LearnedParser {
 public:
  LearnedParser(std::string_view bytes, const std::string& name) : left_(bytes), name_(name) {}

  LearnedBlocks parse() {
    check_header(next_object());
    std::vector<LearnedSite> sites;
    while (!left_.empty()) add_line(next_object(), sites);
    close_site(sites);
    return LearnedBlocks(std::move(sites));
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(name_ + ":" + std::to_string(line_) + ": " + why + kAdvice);
  }

  JsonObject next_object() {
    ++line_;
    const std::size_t end = left_.find('\n');
    if (end == left_.npos) fail(line_ == 1 && left_.empty() ? "the file is empty" : "the file breaks off");
    const simdjson::padded_string line(left_.substr(0, end));
    left_.remove_prefix(end + 1);
    JsonObject object;
    if (parser_.parse(line).get(object) != simdjson::SUCCESS) fail("no JSON object");
    return object;
  }

  std::string_view text_of(const JsonObject& object, const char* key) const {
    std::string_view text;
    if (object[key].get(text) != simdjson::SUCCESS) fail(std::string("no text `") + key + "`");
    return text;
  }

  std::uint64_t number_of(const JsonObject& object, const char* key) const {
    std::uint64_t number = 0;
    if (object[key].get(number) != simdjson::SUCCESS) fail(std::string("no number `") + key + "`");
    return number;
  }

  LearnedPlace place_of(const JsonObject& object) const {
    const std::string_view name = text_of(object, "place");
    for (const LearnedPlace place : {LearnedPlace::above, LearnedPlace::below})
      if (name == name_of(place)) return place;
    fail("`place` is neither above nor below");
  }

  void check_header(const JsonObject& header) const {
    std::string_view format;
    if (header["format"].get(format) != simdjson::SUCCESS || format != kFormat)
      fail("not a file of learned blocks");
    if (number_of(header, "version") != kVersion) fail("written by another version of kehraus");
    if (text_of(header, "check_sum") != check_sum_of(left_))
      fail("the file is damaged or was changed by hand");
  }

  // Lines of one site stand together.
  void add_line(const JsonObject& object, std::vector<LearnedSite>& sites) {
    const std::string_view site = text_of(object, "site");
    if (site != site_) {
      close_site(sites);
      site_ = site;
    }
    blocks_.push_back({std::string(text_of(object, "text")), place_of(object), number_of(object, "count"),
                       number_of(object, "documents")});
  }

  void close_site(std::vector<LearnedSite>& sites) {
    if (!blocks_.empty()) sites.emplace_back(site_, std::exchange(blocks_, {}));
  }

  std::string_view left_;
  const std::string& name_;
  std::size_t line_ = 0;
  simdjson::dom::parser parser_;
  std::string site_;
  std::vector<LearnedBlock> blocks_;
};

class File {
 public:
  explicit File(const std::string& name) {
    do descriptor_ = open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    while (descriptor_ < 0 && errno == EINTR);
  }
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

// A disk that fails is another matter than a wrong name.
[[noreturn]] void throw_unreadable(const std::string& name, int error, const char* advice) {
  const std::string what = "'" + name + "' cannot be read: " + std::generic_category().message(error);
  for (const int mistake : {ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG})
    if (error == mistake) throw Error(what + advice);
  throw std::runtime_error(what);
}

// Of a regular file: what is none may never end, or never begin.
std::string bytes_of_file(const std::string& name, const char* advice) {
  const auto fail = [&](const std::string& why) { throw Error("'" + name + "' cannot be read: " + why); };
  const File file(name);
  struct stat status {};
  if (file.descriptor() < 0 || fstat(file.descriptor(), &status) != 0) throw_unreadable(name, errno, advice);
  if (!S_ISREG(status.st_mode)) fail("it is no regular file");
  if (status.st_size > kMaxFileBytes) fail("it is larger than 1 GiB");
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t got = read(file.descriptor(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_unreadable(name, errno, "");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

void write_learned_block(const LearnedSite& site, const LearnedBlock& block, Json& json) {
  json.member("site", site.name());
  json.member("place", name_of(block.place));
  json.key("count");
  json.number(static_cast<std::size_t>(block.count));
  json.key("documents");
  json.number(static_cast<std::size_t>(block.documents));
  json.member("text", block.text);
}

std::string learned_as_file(const LearnedBlocks& learned) {
  std::string lines;
  for (const auto& [name, site] : learned.sites())
    for (const LearnedBlock& block : site.blocks()) append_line(site, block, lines);
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_object();
    json.member("format", kFormat);
    json.key("version");
    json.number(kVersion);
    json.member("check_sum", check_sum_of(lines));
    json.end_object();
  };
  append_json(JsonLayout::line, lines.size() + 128, fill, out);
  return out + '\n' + lines;
}

LearnedBlocks parse_learned(std::string_view bytes, const std::string& name) {
  return LearnedParser(bytes, name).parse();
}

LearnedBlocks load_learned(const std::string& path) {
  std::error_code failure;
  const bool is_folder = std::filesystem::is_directory(path, failure);
  const std::string name = is_folder ? (std::filesystem::path(path) / kLearnedName).string() : path;
  return parse_learned(bytes_of_file(name, is_folder ? " (kehraus batch --learn makes it)" : ""), name);
}

}  // namespace kehraus
