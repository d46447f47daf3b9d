// Work done by several threads and taken in the order in which it was given out.
//
//   produce -> [bounded queue] -> work, work, work -> [in order] -> consume
//
// Knows nothing of documents.
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
  std::size_t max_bytes = 64u << 20;  // of items given out and not yet consumed; a larger one goes alone
};

template <class In, class Out>
class Ordered {
 public:
  // Gives out an item of so many bytes; false: no more are wanted.
  using Emit = std::function<bool(In&& item, std::size_t bytes)>;
  using Produce = std::function<void(const Emit&)>;        // called once, by a thread of its own
  using Work = std::function<Out(unsigned worker, In&&)>;  // by `threads` threads; worker is 0 to threads - 1
  using Consume = std::function<bool(Out&&)>;              // by the calling thread; false: no more are wanted

  // Runs until all is consumed or no more is wanted. An exception of any part ends the run and is thrown
  // here.
  static void run(const OrderedOptions& options, const Produce& produce, const Work& work,
                  const Consume& consume) {
    if (options.threads <= 1) {
      produce([&](In&& item, std::size_t) { return consume(work(0, std::move(item))); });
    } else {
      Ordered(options).run_threads(produce, work, consume);
    }
  }

 private:
  struct Slot {
    std::optional<In> in;
    std::optional<Out> out;
    std::size_t bytes = 0;
  };

  explicit Ordered(const OrderedOptions& options) : options_(options) {}

  void run_threads(const Produce& produce, const Work& work, const Consume& consume) {
    std::vector<std::thread> threads;
    guarded([&] {
      for (unsigned worker = 0; worker < options_.threads; ++worker) {
        threads.emplace_back([this, worker, &work] { guarded([&] { work_on(worker, work); }); });
      }
      // Last: where a thread cannot be had, nobody waits for input.
      threads.emplace_back([&] { guarded([&] { produce_all(produce); }); });
      consume_all(consume);
    });
    for (std::thread& thread : threads) thread.join();
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
    changed_.notify_all();
    waiting_.notify_all();
  }

  void produce_all(const Produce& produce) {
    produce([this](In&& item, std::size_t bytes) { return give_out(std::move(item), bytes); });
    const std::lock_guard lock(mutex_);
    is_produced_ = true;
    changed_.notify_all();
    waiting_.notify_all();
  }

  bool give_out(In&& item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_stopped_ || bytes_ == 0 || bytes_ + bytes <= options_.max_bytes; });
    if (is_stopped_) return false;
    bytes_ += bytes;
    slots_.push_back({std::move(item), std::nullopt, bytes});
    waiting_.notify_one();
    return true;
  }

  void work_on(unsigned worker, const Work& work) {
    std::unique_lock lock(mutex_);
    while (true) {
      waiting_.wait(lock, [&] { return is_stopped_ || is_produced_ || begun_ < slots_.size(); });
      if (is_stopped_ || begun_ == slots_.size()) return;
      Slot& slot = slots_[begun_++];  // a deque's elements stay in place while its ends change
      In item = std::move(*slot.in);
      slot.in.reset();
      lock.unlock();
      Out out = work(worker, std::move(item));
      lock.lock();
      slot.out = std::move(out);
      changed_.notify_all();
    }
  }

  void consume_all(const Consume& consume) {
    std::unique_lock lock(mutex_);
    while (true) {
      const auto is_ready = [&] { return !slots_.empty() && slots_.front().out; };
      changed_.wait(lock, [&] { return is_stopped_ || is_ready() || (is_produced_ && slots_.empty()); });
      if (is_stopped_ || !is_ready()) return;
      Slot slot = std::move(slots_.front());
      slots_.pop_front();
      --begun_;
      bytes_ -= slot.bytes;
      changed_.notify_all();
      lock.unlock();
      const bool goes_on = consume(std::move(*slot.out));
      lock.lock();
      if (!goes_on) return stop();
    }
  }

  const OrderedOptions options_;
  std::mutex mutex_;
  std::condition_variable waiting_;  // for workers: there is an item, or there will be none
  std::condition_variable changed_;  // for all others
  std::deque<Slot> slots_;           // in order; the first begun_ are being worked on or done
  std::size_t begun_ = 0;
  std::size_t bytes_ = 0;
  bool is_produced_ = false;
  bool is_stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace kehraus
