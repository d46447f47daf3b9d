#include "stream/documents.h"

#include <sys/stat.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>

#include "unit/stream/temporary_folder.h"

namespace kehraus {
namespace {

struct Seen {
  std::vector<std::string> records;  // `id=text` or `id!failure`
  std::vector<Form> begun;
};

Seen seen_of(const std::vector<std::string>& paths, unsigned jobs, ReadOptions read = {}) {
  Seen seen;
  StreamOptions options;
  options.read = read;
  options.jobs = jobs;
  StreamParts parts;
  parts.begin = [&](Form form) { seen.begun.push_back(form); };
  parts.handle = [](InputDocument&& document) {
    HandledDocument done;
    const std::string& id =
        document.identity.id_json.empty() ? document.identity.id : document.identity.id_json;
    done.output = document.failure.empty() ? id + "=" + document.bytes : id + "!" + document.failure;
    return done;
  };
  parts.consume = [&](HandledDocument&& done) {
    seen.records.push_back(done.output);
    return true;
  };
  run_documents(paths, options, parts);
  return seen;
}

TEST_CASE("every document of every input comes once, in order", "[stream]") {
  const TemporaryFolder folder;
  const std::vector<std::string> paths = {
      folder.file("one.txt", "Eins."),
      folder.path("missing.txt"),
      folder.file("lines.jsonl", "{\"text\":\"a\",\"id\":7}\n\n{\"text\":\"b\"}\n{\"t\":1}\n"),
      folder.file("empty.txt", ""),
      folder.file("empty.jsonl", ""),
      folder.file("page.html", "<p>x"),
  };
  const std::vector<std::string> want = {
      "one=Eins.",
      "missing!No such file or directory",
      "7=a",
      "lines:3=b",
      "lines:4!line 4: no key 'text' (--text-key) or 'html' (--html-key); the line has t",
      "empty=",
      "page=<p>x",
  };
  for (const unsigned jobs : {1u, 2u, 8u}) {
    const Seen seen = seen_of(paths, jobs);
    CHECK(seen.records == want);
    CHECK(seen.begun == std::vector<Form>{Form::text});
  }
}

TEST_CASE("limits make documents fail, not the run", "[stream]") {
  const TemporaryFolder folder;
  ReadOptions read;
  read.max_document_bytes = 5;
  read.max_line_bytes = 14;
  const std::vector<std::string> paths = {
      folder.file("a.txt", "12345"),
      folder.file("b.txt", "123456"),
      folder.file("c.jsonl", "{\"text\":\"1234\"}\n{\"text\":\"123\"}"),
  };
  CHECK(seen_of(paths, 2, read).records ==
        std::vector<std::string>{"a=12345", "b!larger than 5 bytes (--max-document-bytes)",
                                 "c:1!line 1: line is longer than 14 bytes", "c:2=123"});
}

TEST_CASE("a missing JSONL file is one failed document", "[stream]") {
  const Seen seen = seen_of({"/nonexistent/x.jsonl"}, 1);
  CHECK(seen.records == std::vector<std::string>{"x!No such file or directory"});
  CHECK(seen.begun == std::vector<Form>{Form::jsonl});
}

TEST_CASE("many documents through few threads", "[stream]") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"text\":\"Text " + std::to_string(i) + "\"}\n";
  const std::string path = folder.file("many.jsonl", lines);
  const Seen one = seen_of({path}, 1);
  CHECK(one.records.size() == 20000);
  CHECK((one.records == seen_of({path}, 3).records));
}

// A pipe that says one line and then nothing, for as long as its other end stays open.
class SilentPipe {
 public:
  explicit SilentPipe(const std::string& path) {
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    stream_.open(path, std::ios::in | std::ios::out);  // so that opening waits for nobody
    stream_ << "{\"text\":\"a\"}\n" << std::flush;
  }

 private:
  std::fstream stream_;
};

TEST_CASE("an exception ends the run though an input stays silent", "[stream]") {
  const TemporaryFolder folder;
  const std::vector<std::string> paths = {folder.path("pipe.jsonl")};
  const bool is_in_handle = GENERATE(true, false);
  CAPTURE(is_in_handle);
  StreamOptions options;
  options.jobs = 2;
  options.is_interactive = true;
  StreamParts parts;
  parts.begin = [](Form) {};
  parts.handle = [&](InputDocument&&) {
    return is_in_handle ? throw std::runtime_error("handle") : HandledDocument{};
  };
  parts.consume = [](HandledDocument&&) -> bool { throw std::runtime_error("consume"); };
  auto pipe = std::make_unique<SilentPipe>(paths[0]);
  auto run = std::async(std::launch::async, [&] { run_documents(paths, options, parts); });
  CHECK(run.wait_for(std::chrono::seconds(20)) == std::future_status::ready);
  pipe.reset();  // the end of the input would end any run
  CHECK_THROWS_WITH(run.get(), is_in_handle ? "handle" : "consume");
}

TEST_CASE("a reader says how an input ended, and whether the system was the reason", "[stream]") {
  const TemporaryFolder folder;
  const std::atomic<bool> stop = false;
  const auto ends = [&](const std::string& path, bool broke_off, int error) {
    const std::vector<std::string> paths = {path};
    const ReadOptions options;
    DocumentReader reader(paths, options, stop);
    RawDocument document;
    while (reader.next(document)) {
    }
    return reader.broke_off() == broke_off && reader.error() == error;
  };
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n";
  CHECK(ends(folder.file("good.jsonl", "{}\n{}"), false, 0));
  CHECK(ends(folder.file("torn.jsonl", "\x1F\x8B\x08"), true, 0));
  CHECK(ends(folder.file("words.jsonl", "Input/output error"), false, 0));
  CHECK(ends(folder.file("good.warc", warc + "text\r\n\r\n"), false, 0));
  CHECK(ends(folder.file("torn.warc", warc + "te"), true, 0));
  CHECK(ends(folder.file("nonsense.warc", "nonsense"), true, 0));
  CHECK(ends(folder.path("missing.jsonl"), true, ENOENT));
  CHECK(ends(folder.path("missing.txt"), true, ENOENT));
  CHECK(ends("/proc/self/mem", true, EIO));
}

}  // namespace
}  // namespace kehraus
