// A value made when it is first asked for, by whichever thread that is.
#pragma once

#include <atomic>
#include <memory>

namespace kehraus {

// Cheaper to ask than std::call_once, for what is asked for at every turn. Two threads may make the value at
// the same time: then one of the two is thrown away.
template <typename T>
class Lazy {
 public:
  Lazy() = default;
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;
  ~Lazy() { delete value_.load(std::memory_order_relaxed); }

  bool is_made() const noexcept { return value_.load(std::memory_order_relaxed) != nullptr; }

  // `make()` gives a unique_ptr, always to an equal value.
  template <typename Make>
  const T& get(Make make) const {
    if (const T* ready = value_.load(std::memory_order_acquire)) return *ready;
    std::unique_ptr<const T> made = make();
    const T* there = nullptr;
    if (value_.compare_exchange_strong(there, made.get(), std::memory_order_acq_rel)) return *made.release();
    return *there;
  }

 private:
  mutable std::atomic<const T*> value_{nullptr};
};

}  // namespace kehraus
