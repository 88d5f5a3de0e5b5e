// Runs every registered test, those of kernels once per instruction set.
#include "check.h"

namespace {

struct Entry {
  const char *name;
  bool per_level;
  check::Test test;
};

std::vector<Entry> &entries() {
  static std::vector<Entry> all;
  return all;
}

int failures = 0;
int checks = 0;
std::string running;

void run(const Entry &entry, const std::string &level) {
  running = entry.name + level;
  entry.test();
}

}  // namespace

check::Registration::Registration(const char *name, bool per_level, Test test) {
  entries().push_back({name, per_level, test});
}

void check::that(bool condition, const std::string &what) {
  checks++;
  if (!condition) {
    failures++;
    std::fprintf(stderr, "%s: %s\n", running.c_str(), what.c_str());
  }
}

int main() {
  for (const Entry &entry : entries()) {
    if (!entry.per_level) run(entry, "");
  }
  for (int32_t level = ALD_CPU_PORTABLE; level <= ALD_CPU_AVX512; level++) {
    if (ald_cpu_select(level) != ALD_OK) continue;
    for (const Entry &entry : entries()) {
      if (entry.per_level) run(entry, " at instruction set " + std::to_string(level));
    }
  }
  std::printf("%d checks, %d failures\n", checks, failures);
  return failures == 0 && checks > 0 ? 0 : 1;
}
