// The manifest, and what a group changes in it and in the folder.
#include "batch/manifest.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "batch/in_pieces.h"
#include "batch/part_file.h"
#include "document/error.h"
#include "unit/stream/temporary_folder.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

std::string new_part(OutputFolder& folder, std::string_view bytes) {
  PartFile part(folder, Compression::none);
  part.write(bytes);
  part.finish(true);
  return part.name();
}

RecordState state_of(std::string_view bytes, std::optional<std::int64_t> place = std::nullopt) {
  RecordState state;
  state.hash = content_hash(bytes);
  state.judgement = 1;
  state.place = place;
  if (place) state.output_hash = content_hash("output");
  return state;
}

TEST_CASE("what was committed is there for the next run", "[manifest]") {
  const TemporaryFolder base;
  const FileStamp stamp{5, -1, 2'000'000'000'000'000'000, 7};
  const Failure failure{"parse", "why", 12, "abc"};
  {
    OutputFolder folder(base.path("out"));
    Manifest manifest(folder);
    CHECK(manifest.next_input_number() == 1);
    Group group;
    group.new_inputs = {{1, "b"}, {2, std::string("a\n\xFF")}};
    group.read_inputs = {{2, stamp, true}};
    group.records = {{{1, 0}, state_of("x")}, {{2, 1}, state_of("y", 9)}, {{2, 2}, state_of("z", 9)}};
    group.failures = {{{1, 0}, failure}};
    group.settings = {{"word", "value"}};
    manifest.commit(group);
  }
  OutputFolder folder(base.path("out"));
  Manifest manifest(folder);
  CHECK(manifest.next_input_number() == 3);
  CHECK(manifest.path_of(2) == "a\n\xFF");
  CHECK(manifest.find_input("a\n\xFF")->stamp == stamp);
  CHECK(manifest.find_input("a\n\xFF")->is_settled);
  CHECK_FALSE(manifest.find_input("b")->is_settled);
  CHECK_FALSE(manifest.find_input("c"));
  CHECK(manifest.records_of(2, 1, 10).size() == 1);
  CHECK(manifest.records_of(2, -1, 1)[0].state == state_of("y", 9));
  CHECK(manifest.records_at(9) == std::vector<RecordKey>{{2, 1}, {2, 2}});
  CHECK(manifest.failures_of(1, -1, 9).at(0).failure == failure);
  CHECK(manifest.setting("word") == "value");
  CHECK(manifest.setting("none").empty());
  CHECK(manifest.inputs_judged_by({1, 2}) == std::vector<std::int64_t>{1, 2});
  CHECK(manifest.inputs_judged_by({0}).empty());
  std::vector<std::string> paths;
  manifest.each_input([&](std::int64_t, std::string_view path) { paths.emplace_back(path); });
  CHECK(paths == std::vector<std::string>{"a\n\xFF", "b"});
}

TEST_CASE("failures come in pieces and in order", "[manifest]") {
  const TemporaryFolder base;
  OutputFolder folder(base.path("out"));
  Manifest manifest(folder);
  Group group;
  group.new_inputs = {{1, "a"}, {2, "b"}};
  for (std::int64_t record = 2500; record > 0; --record)
    group.failures.push_back({{1, record}, {"parse", std::to_string(record), std::nullopt, ""}});
  group.failures.push_back({{2, 7}, {"parse", "of another", std::nullopt, ""}});
  manifest.commit(group);
  CHECK(manifest.failures_of(1, -1, 10).size() == 10);
  CHECK(manifest.failures_of(1, 2495, 10).size() == 5);
  InPieces<KnownFailure> failures(
      [&](std::int64_t after, std::size_t most) { return manifest.failures_of(1, after, most); });
  for (std::int64_t record = 1; record <= 2500; ++record) {
    REQUIRE(failures.first());
    const KnownFailure failure = failures.take_first();
    REQUIRE(failure.record == record);
    REQUIRE(failure.failure.reason == std::to_string(record));
  }
  CHECK_FALSE(failures.first());
  CHECK_FALSE(InPieces<KnownFailure>().first());
}

TEST_CASE("what is gone is gone everywhere", "[manifest]") {
  const TemporaryFolder base;
  OutputFolder folder(base.path("out"));
  Manifest manifest(folder);
  Group group;
  group.new_inputs = {{1, "a"}, {2, "b"}};
  group.records = {{{1, 1}, state_of("x", 1)}, {{1, 2}, state_of("y", 1)}, {{2, 0}, state_of("z", 2)}};
  group.failures = {{{1, 2}, {"clean", "why", std::nullopt, ""}},
                    {{2, 0}, {"clean", "why", std::nullopt, ""}}};
  group.shards = {{1, "1", 10}, {2, "2", 20}};
  manifest.commit(group);
  Group gone;
  gone.gone_records = {{1, 2}};
  gone.gone_inputs = {2};
  gone.gone_shards = {1};
  manifest.commit(gone);
  CHECK(manifest.records_of(1, -1, 10).size() == 1);
  CHECK(manifest.records_of(1, -1, 10)[0].state.judgement == 0);  // its shard is lost: to be made anew
  CHECK_FALSE(manifest.records_of(1, -1, 10)[0].state.place);
  CHECK(manifest.records_of(2, -1, 10).empty());
  CHECK(manifest.failures_of(1, -1, 9).empty());
  CHECK(manifest.failures_of(2, -1, 9).empty());
  CHECK_FALSE(manifest.find_input("b"));
  CHECK(manifest.shards().size() == 1);
}

TEST_CASE("moves that a killed run left are made by the next, once", "[manifest]") {
  const TemporaryFolder base;
  OutputFolder folder(base.path("out"));
  {
    Manifest manifest(folder);
    Group group;
    group.moves = {{new_part(folder, "one"), "1"}, {"", "deep/gone"}, {new_part(folder, "two"), "deep/2"}};
    manifest.commit(group);
  }
  CHECK(base.read("out/deep/2") == "two");
  // As if the process had ended between the transaction and the names.
  const std::string moved = base.path("out/.part/1");
  fs::rename(base.path("out/1"), moved);
  Manifest manifest(folder);
  CHECK(base.read("out/1") == "one");
  CHECK(base.read("out/deep/2") == "two");
  fs::remove(base.path("out/1"));
  base.file("out/.part/1", "another part of that name");
  Manifest third(folder);
  CHECK_FALSE(fs::exists(base.path("out/1")));
}

TEST_CASE("a manifest of another version is refused", "[manifest]") {
  const TemporaryFolder base;
  OutputFolder folder(base.path("out"));
  { Manifest manifest(folder); }
  Database(base.path("out/manifest.sqlite")).run("PRAGMA user_version = 99");
  CHECK_THROWS_AS(Manifest(folder), Error);
}

TEST_CASE("files are removed with the folders that they leave empty", "[output_folder]") {
  const TemporaryFolder base;
  OutputFolder folder(base.path("out"));
  folder.apply({{new_part(folder, "x"), "a/b/c/1"}, {new_part(folder, "y"), "a/2"}});
  folder.apply({{"", "a/b/c/1"}, {"", "never/was"}});
  CHECK_FALSE(fs::exists(base.path("out/a/b")));
  CHECK(base.read("out/a/2") == "y");
}

TEST_CASE("links in the folder are not followed", "[output_folder]") {
  const TemporaryFolder base;
  OutputFolder folder(base.path("out"));
  fs::create_directory(base.path("elsewhere"));
  fs::create_directory_symlink(base.path("elsewhere"), base.path("out/a"));
  CHECK_THROWS_AS(folder.apply({{new_part(folder, "x"), "a/1"}}), std::runtime_error);
  CHECK_THROWS_AS(folder.apply({{"", "a/1"}}), std::runtime_error);
  CHECK(fs::is_empty(base.path("elsewhere")));
  base.file("mine", "mine");
  fs::create_symlink(base.path("mine"), base.path("out/.part/2"));
  CHECK(new_part(folder, "x") == "2");
  CHECK(base.read("mine") == "mine");
}

TEST_CASE("a file is settled only well behind its times", "[file_stamp]") {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const FileStamp stamp{1, 100 * kSecond, 90 * kSecond, 1};
  CHECK_FALSE(is_settled(stamp, 100 * kSecond));
  CHECK_FALSE(is_settled(stamp, 103 * kSecond));
  CHECK(is_settled(stamp, 103 * kSecond + 1));
  CHECK_FALSE(is_settled({1, 90 * kSecond, 100 * kSecond, 1}, 103 * kSecond));
  CHECK_FALSE(is_settled({1, 500 * kSecond, 90 * kSecond, 1}, 103 * kSecond));  // from the future
  CHECK_FALSE(stamp_of("/"));
  CHECK_FALSE(stamp_of("/nowhere"));
}

}  // namespace
}  // namespace kehraus
