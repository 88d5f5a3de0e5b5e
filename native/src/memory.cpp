#include "status.h"

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>

namespace {

void prefer_large_pages(void *address, int64_t length) {
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto start = reinterpret_cast<uintptr_t>(address);
  const uintptr_t first = (start + page - 1) / page * page;
  const uintptr_t end = (start + static_cast<uintptr_t>(length)) / page * page;
  if (end > first) {
    // A kernel without large pages refuses, and the block works as before.
    (void)madvise(reinterpret_cast<void *>(first), end - first, MADV_HUGEPAGE);
  }
}

}  // namespace
#endif

int32_t ald_memory_prefer_large_pages(void *address, int64_t length) {
  ALD_REQUIRE(address != nullptr, "no block");
  ALD_REQUIRE(length >= 0, "negative length");
#if defined(__linux__)
  prefer_large_pages(address, length);
#endif
  return ald::succeed();
}
