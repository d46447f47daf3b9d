#include "stream/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "document/error.h"
#include "unit/stream/temporary_folder.h"

namespace kehraus {
namespace {

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path("")),
                                                std::filesystem::directory_iterator{}));
}

TEST_CASE("a file appears when it is finished, with all records", "[stream]") {
  const TemporaryFolder folder;
  std::string want;
  {
    Output output = Output::to_file(folder.path("out"));
    for (int i = 0; i < 50000; ++i) {
      const std::string record = "record " + std::to_string(i) + "\n";
      want += record;
      REQUIRE(output.write(record) == Output::State::open);
    }
    CHECK_FALSE(std::filesystem::exists(folder.path("out")));
    CHECK(output.finish() == Output::State::open);
  }
  CHECK((folder.read("out") == want));
  CHECK(files_in(folder) == 1);
}

TEST_CASE("an unfinished file leaves what was there", "[stream]") {
  const TemporaryFolder folder;
  const std::string path = folder.file("out", "old");
  {
    Output output = Output::to_file(path);
    output.write("new");
  }
  CHECK(folder.read("out") == "old");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("a file that is replaced keeps its rights and its links", "[stream]") {
  const TemporaryFolder folder;
  const std::string path = folder.file("real", "old");
  chmod(path.c_str(), 0640);
  std::filesystem::create_symlink(path, folder.path("link"));
  Output output = Output::to_file(folder.path("link"));
  output.write("new");
  CHECK(output.finish() == Output::State::open);
  CHECK(folder.read("real") == "new");
  CHECK(std::filesystem::is_symlink(folder.path("link")));
  CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::mask) ==
        static_cast<std::filesystem::perms>(0640));
}

TEST_CASE("a device that is full is a failure with words", "[stream]") {
  Output output = Output::to_file("/dev/full");
  output.write("x");
  CHECK(output.finish() == Output::State::failed);
  CHECK(output.failure() == "cannot write output: No space left on device");
  CHECK(output.write("y") == Output::State::failed);
}

TEST_CASE("what cannot be made is a wrong set-up", "[stream]") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(Output::to_file(folder.path("no/such/folder")), Error);
  CHECK_THROWS_AS(Output::to_file(folder.path("")), Error);
}

}  // namespace
}  // namespace kehraus
