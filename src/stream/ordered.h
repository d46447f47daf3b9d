// Work done by several threads and taken in the order in which it was given out.
//
//   [one at a time] produce -> work -> [one at a time, in order] consume
//
// Each thread takes an item through all three, so that it stays in the caches of one core and nobody wakes
// anybody. An item that is done before its turn is left to the thread that does the one before. Knows nothing
// of documents.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace kehraus {

struct OrderedOptions {
  unsigned threads = 1;               // 1: all happens in the calling thread
  std::size_t max_bytes = 64u << 20;  // of items produced and not yet consumed; a larger one goes alone. What
                                      // grows when it is worked on counts from when it is done
};

template <class Item>
class Ordered {
 public:
  // All are called by any thread, the first and the last by one at a time. Items are used again: what they
  // held before is to be overwritten.
  using Produce = std::function<std::size_t(Item&)>;  // out: its bytes, above 0; 0: there are no more
  // Worker is 0 to threads - 1. Out: the bytes that the item has now.
  using Work = std::function<std::size_t(unsigned worker, Item&)>;
  using Consume = std::function<bool(Item&)>;  // false: no more are wanted

  // Runs until all is consumed or no more is wanted. An exception of any part ends the run and is thrown
  // here.
  static void run(const OrderedOptions& options, const Produce& produce, const Work& work,
                  const Consume& consume) {
    Ordered(options, produce, work, consume).run_threads();
  }

 private:
  struct Slot {
    std::optional<Item> item;  // when it is done
    std::size_t bytes = 0;
  };

  Ordered(const OrderedOptions& options, const Produce& produce, const Work& work, const Consume& consume)
      : options_(options), produce_(produce), work_(work), consume_(consume) {}

  void run_threads() {
    std::vector<std::thread> others;
    guarded([&] {
      for (unsigned worker = 1; worker < options_.threads; ++worker)
        others.emplace_back([this, worker] { guarded([&] { work_on(worker); }); });
      work_on(0);
    });
    for (std::thread& thread : others) thread.join();
    if (error_) std::rethrow_exception(error_);
  }

  // Runs a thread's part. The first exception of any is kept and ends the others.
  template <class Part>
  void guarded(const Part& part) {
    try {
      part();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      stop();
    }
  }

  void stop() {
    is_stopped_ = true;
    has_room_.notify_all();
  }

  void work_on(unsigned worker) {
    Item item;
    while (const auto slot = produced(item)) {
      const std::size_t bytes = work_(worker, item);
      hand_in(**slot, item, bytes);
    }
  }

  // The next item's place in the order, or nothing at the end.
  std::optional<Slot*> produced(Item& item) {
    const std::lock_guard producing(producing_);
    if (is_produced_) return std::nullopt;
    is_produced_ = true;  // also after an exception
    const std::size_t bytes = is_stopped() ? 0 : produce_(item);
    if (bytes == 0) return std::nullopt;
    is_produced_ = false;
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return is_stopped_ || bytes_ == 0 || bytes_ + bytes <= options_.max_bytes; });
    if (is_stopped_) return std::nullopt;
    bytes_ += bytes;
    return &slots_.emplace_back(Slot{std::nullopt, bytes});  // a deque's elements stay in place
  }

  bool is_stopped() {
    const std::lock_guard lock(mutex_);
    return is_stopped_;
  }

  // Leaves the item to whoever is consuming, or consumes all whose turn it is. `item` becomes one that is
  // free.
  void hand_in(Slot& slot, Item& item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    bytes_ = bytes_ - slot.bytes + bytes;
    if (bytes < slot.bytes) has_room_.notify_one();
    slot.bytes = bytes;
    slot.item = std::exchange(item, {});
    while (!is_stopped_ && !is_consuming_ && !slots_.empty() && slots_.front().item) {
      Slot first = std::move(slots_.front());
      slots_.pop_front();
      is_consuming_ = true;
      lock.unlock();
      const bool goes_on = consume_(*first.item);
      lock.lock();
      is_consuming_ = false;
      bytes_ -= first.bytes;
      has_room_.notify_one();
      free_.push_back(std::move(*first.item));
      if (!goes_on) stop();
    }
    if (free_.empty()) return;
    item = std::move(free_.back());
    free_.pop_back();
  }

  const OrderedOptions options_;
  const Produce& produce_;
  const Work& work_;
  const Consume& consume_;
  std::mutex producing_;
  bool is_produced_ = false;  // there are no more
  std::mutex mutex_;          // for all below
  std::condition_variable has_room_;
  std::deque<Slot> slots_;  // produced and not yet consumed, in order
  std::vector<Item> free_;  // to be used again
  std::size_t bytes_ = 0;   // of `slots_` and of what is being consumed
  bool is_consuming_ = false;
  bool is_stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace kehraus
