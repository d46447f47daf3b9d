#include "stream/ordered.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>

namespace kehraus {
namespace {

using Numbers = Ordered<int, int>;

void produce_numbers(int count, const Numbers::Emit& emit) {
  for (int i = 0; i < count; ++i) {
    if (!emit(int{i}, 10)) return;
  }
}

// Takes longer for some items, so that workers overtake each other.
int slow_square(unsigned, int&& i) {
  if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
  return i * i;
}

TEST_CASE("results come in the order of the items, for any number of threads", "[stream]") {
  for (const unsigned threads : {1u, 2u, 8u}) {
    for (const std::size_t max_bytes : {std::size_t{1}, std::size_t{25}, std::size_t{10000}}) {
      std::vector<int> got;
      Numbers::run(
          {threads, max_bytes}, [](const auto& emit) { produce_numbers(200, emit); }, slow_square,
          [&](int&& square) {
            got.push_back(square);
            return true;
          });
      REQUIRE(got.size() == 200);
      for (int i = 0; i < 200; ++i) CHECK(got[static_cast<std::size_t>(i)] == i * i);
    }
  }
}

TEST_CASE("nothing to do is done", "[stream]") {
  for (const unsigned threads : {1u, 3u}) {
    int consumed = 0;
    Numbers::run(
        {threads, 100}, [](const auto&) {}, slow_square, [&](int&&) { return ++consumed > 0; });
    CHECK(consumed == 0);
  }
}

TEST_CASE("items in flight are bounded by their bytes", "[stream]") {
  std::atomic<int> emitted = 0;
  int consumed = 0;
  int most = 0;
  Numbers::run(
      {2, 50},
      [&](const auto& emit) {
        for (int i = 0; i < 300; ++i, ++emitted) emit(int{i}, 10);
      },
      slow_square,
      [&](int&&) {
        most = std::max(most, emitted - consumed);
        ++consumed;
        return true;
      });
  CHECK(consumed == 300);
  CHECK(most <= 5 + 2);  // the one being consumed and the one being counted
}

TEST_CASE("a consumer that has enough stops the producer", "[stream]") {
  for (const unsigned threads : {1u, 2u, 8u}) {
    int consumed = 0;
    std::atomic<bool> was_told = false;
    Numbers::run(
        {threads, 100},
        [&](const auto& emit) {
          for (int i = 0; emit(int{i}, 10); ++i) {
          }
          was_told = true;
        },
        slow_square, [&](int&&) { return ++consumed < 5; });
    CHECK(consumed == 5);
    CHECK(was_told);
  }
}

TEST_CASE("an exception of any part comes out", "[stream]") {
  const auto fails = [](int part, unsigned threads) {
    const auto fail_if = [part](int here, bool now) {
      if (part == here && now) throw std::runtime_error("on purpose");
    };
    Numbers::run(
        {threads, 100},
        [&](const auto& emit) {
          for (int i = 0; i < 100; ++i) {
            fail_if(0, i == 20);
            if (!emit(int{i}, 10)) return;
          }
        },
        [&](unsigned, int&& i) {
          fail_if(1, i == 20);
          return i;
        },
        [&](int&& i) {
          fail_if(2, i == 20);
          return true;
        });
  };
  for (const unsigned threads : {1u, 3u}) {
    for (int part = 0; part < 3; ++part) CHECK_THROWS_WITH(fails(part, threads), "on purpose");
  }
}

}  // namespace
}  // namespace kehraus
