#include <cstdlib>
#include <cstring>

#include "check.h"

TEST(advice_changes_no_content) {
  constexpr int64_t kBytes = int64_t{9} << 20;
  auto *block = static_cast<char *>(std::calloc(1, kBytes));
  for (int64_t lead : {0, 1, 64, 4096}) {
    check::ok(ald_memory_prefer_large_pages(block + lead, kBytes - lead), "advice");
  }
  check::ok(ald_memory_prefer_large_pages(block, 0), "empty block");
  check::ok(ald_memory_prefer_large_pages(block + 1, 10), "less than a page");
  for (int64_t i = 0; i < kBytes; i += 511) check::that(block[i] == 0, "zero at " + std::to_string(i));
  std::memset(block, 7, kBytes);
  check::ok(ald_memory_prefer_large_pages(block, kBytes), "advice for written memory");
  for (int64_t i = 0; i < kBytes; i += 511) check::that(block[i] == 7, "content at " + std::to_string(i));
  std::free(block);
}

TEST(bad_blocks_are_refused) {
  char byte = 0;
  check::refused(ald_memory_prefer_large_pages(nullptr, 10), "no block");
  check::refused(ald_memory_prefer_large_pages(&byte, -1), "negative length");
}
