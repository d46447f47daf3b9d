#include "stream/ordered.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>

namespace kehraus {
namespace {

// A number and, once it is done, its square.
struct Number {
  int value = 0;
  int square = -1;
};

using Numbers = Ordered<Number>;

constexpr std::size_t kBytes = 10;

// 0, 1, … count - 1; one thread at a time is promised, so nothing here is atomic.
class Counter {
 public:
  explicit Counter(int count) : count_(count) {}

  std::size_t operator()(Number& number) {
    if (next_ == count_) return 0;
    number = {next_++, -1};
    return kBytes;
  }

 private:
  int count_;
  int next_ = 0;
};

// Takes longer for some items, so that workers overtake each other.
std::size_t slow_square(unsigned, Number& number) {
  if (number.value % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
  number.square = number.value * number.value;
  return kBytes;
}

TEST_CASE("results come in the order of the items, for any number of threads", "[stream]") {
  for (const unsigned threads : {1u, 2u, 8u}) {
    for (const std::size_t max_bytes : {std::size_t{1}, std::size_t{25}, std::size_t{10000}}) {
      std::vector<int> got;
      Numbers::run({threads, max_bytes}, Counter(200), slow_square, [&](Number& number) {
        got.push_back(number.square);
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
    Numbers::run({threads, 100}, Counter(0), slow_square, [&](Number&) { return ++consumed > 0; });
    CHECK(consumed == 0);
  }
}

TEST_CASE("every worker has a number of its own", "[stream]") {
  std::array<std::atomic<int>, 3> at_work{};
  std::atomic<bool> is_shared = false;
  const auto work = [&](unsigned worker, Number& number) {
    is_shared = is_shared || at_work.at(worker)++ > 0;
    slow_square(worker, number);
    --at_work[worker];
    return kBytes;
  };
  Numbers::run({3, 1000}, Counter(300), work, [](Number&) { return true; });
  CHECK_FALSE(is_shared);
}

TEST_CASE("items in flight are bounded by their bytes", "[stream]") {
  std::atomic<int> produced = 0;
  int consumed = 0;
  int most = 0;
  Counter counter(300);
  const auto produce = [&](Number& number) {
    const std::size_t bytes = counter(number);
    produced += bytes > 0;
    return bytes;
  };
  Numbers::run({4, 5 * kBytes}, produce, slow_square, [&](Number&) {
    most = std::max(most, produced - consumed);
    ++consumed;
    return true;
  });
  CHECK(consumed == 300);
  CHECK(most <= 5 + 1);  // and the one that waits for room
}

TEST_CASE("items that grew are counted as what they are", "[stream]") {
  constexpr std::size_t kGrown = 20 * kBytes;
  constexpr std::size_t kThreads = 4;
  std::atomic<std::size_t> done = 0, most = 0;
  const auto work = [&](unsigned, Number& number) {
    // While the first is worked on, the others can only wait for their turn.
    if (number.value == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    ++done;
    return kGrown;
  };
  std::size_t consumed = 0;
  Numbers::run({kThreads, 2 * kGrown}, Counter(300), work, [&](Number&) {
    most = std::max<std::size_t>(most, done - consumed);
    ++consumed;
    return true;
  });
  CHECK(consumed == 300);
  CHECK(most <= 2 + kThreads);  // and those that were at work when there was no more room
}

TEST_CASE("a slow first item holds up the others only when there is no room", "[stream]") {
  std::atomic<int> worked = 0;
  const auto work = [&](unsigned, Number& number) {
    while (number.value == 0 && worked < 4) std::this_thread::yield();
    ++worked;
    return kBytes;
  };
  std::vector<int> got;
  Numbers::run({2, 5 * kBytes}, Counter(50), work, [&](Number& number) {
    got.push_back(number.value);
    return true;
  });
  CHECK(got.size() == 50);
  CHECK(std::is_sorted(got.begin(), got.end()));
}

TEST_CASE("a consumer that has enough stops the producer", "[stream]") {
  for (const unsigned threads : {1u, 2u, 8u}) {
    int consumed = 0;
    Numbers::run({threads, 100}, Counter(1'000'000'000), slow_square,
                 [&](Number&) { return ++consumed < 5; });
    CHECK(consumed == 5);
  }
}

TEST_CASE("an exception of any part comes out", "[stream]") {
  const auto fails = [](int part, unsigned threads) {
    const auto fail_if = [part](int here, bool now) {
      if (part == here && now) throw std::runtime_error("on purpose");
    };
    Counter counter(100);
    const auto produce = [&](Number& number) {
      const std::size_t bytes = counter(number);
      fail_if(0, number.value == 20);
      return bytes;
    };
    const auto work = [&](unsigned, Number& number) {
      fail_if(1, number.value == 20);
      return kBytes;
    };
    const auto consume = [&](Number& number) {
      fail_if(2, number.value == 20);
      return true;
    };
    Numbers::run({threads, 100}, produce, work, consume);
  };
  for (const unsigned threads : {1u, 3u}) {
    for (int part = 0; part < 3; ++part) CHECK_THROWS_WITH(fails(part, threads), "on purpose");
  }
}

}  // namespace
}  // namespace kehraus
