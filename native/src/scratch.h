// Working memory of one call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ald {

// Numbers, all 0, from the start of a cache line on: vectors that lie across two lines are slow.
template <typename T>
class Scratch {
 public:
  explicit Scratch(int64_t count) : memory_(static_cast<size_t>(count) + kLine) {
    const size_t beyond = reinterpret_cast<uintptr_t>(memory_.data()) / sizeof(T) % kLine;
    start_ = memory_.data() + (beyond == 0 ? 0 : kLine - beyond);
  }
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;

  T *data() { return start_; }

 private:
  static constexpr size_t kLine = 64 / sizeof(T);
  std::vector<T> memory_;
  T *start_;
};

}  // namespace ald
