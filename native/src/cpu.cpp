// Which instruction sets processor and operating system support, and which one is in use.
#include <atomic>
#include <cstring>
#include <initializer_list>

#include "hot/hot.h"
#include "status.h"

#if defined(__x86_64__) || defined(_M_X64)
#define ALD_X86 1
#if defined(_MSC_VER)
#include <immintrin.h>
#include <intrin.h>
#else
#include <cpuid.h>
#endif
#elif defined(__aarch64__) || defined(_M_ARM64)
#define ALD_ARM64 1
#endif
#if defined(__APPLE__)
#include <sys/sysctl.h>
#endif

namespace {

#if defined(ALD_X86)

struct Registers {
  uint32_t eax, ebx, ecx, edx;
};

Registers cpuid(uint32_t leaf, uint32_t subleaf) {
#if defined(_MSC_VER)
  int out[4];
  __cpuidex(out, static_cast<int>(leaf), static_cast<int>(subleaf));
  return {static_cast<uint32_t>(out[0]), static_cast<uint32_t>(out[1]), static_cast<uint32_t>(out[2]),
          static_cast<uint32_t>(out[3])};
#else
  Registers r{};
  __cpuid_count(leaf, subleaf, r.eax, r.ebx, r.ecx, r.edx);
  return r;
#endif
}

// Register states that the operating system saves.
uint64_t saved_states() {
#if defined(_MSC_VER)
  return _xgetbv(0);
#else
  uint32_t low;
  uint32_t high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (static_cast<uint64_t>(high) << 32) | low;
#endif
}

bool has(uint32_t value, std::initializer_list<int> bits) {
  for (int bit : bits) {
    if ((value >> bit & 1u) == 0) return false;
  }
  return true;
}

int32_t detect() {
  constexpr int kFma = 12, kOsxsave = 27, kAvx = 28, kF16c = 29;
  constexpr int kAvx2 = 5, kAvx512f = 16, kAvx512dq = 17, kAvx512bw = 30, kAvx512vl = 31;
  constexpr uint64_t kYmmStates = 0x06, kZmmStates = 0xe6;
  if (cpuid(0, 0).eax < 7 || !has(cpuid(1, 0).ecx, {kFma, kOsxsave, kAvx, kF16c})) return ALD_CPU_PORTABLE;
  const uint64_t states = saved_states();
  const uint32_t extended = cpuid(7, 0).ebx;
  if ((states & kYmmStates) != kYmmStates || !has(extended, {kAvx2})) return ALD_CPU_PORTABLE;
  if ((states & kZmmStates) != kZmmStates || !has(extended, {kAvx512f, kAvx512dq, kAvx512bw, kAvx512vl})) {
    return ALD_CPU_AVX2;
  }
  return ALD_CPU_AVX512;
}

void brand(char *out, size_t size) {
  char text[49] = "";
  if (cpuid(0x80000000u, 0).eax >= 0x80000004u) {
    for (uint32_t i = 0; i < 3; i++) {
      const Registers r = cpuid(0x80000002u + i, 0);
      std::memcpy(text + 16 * i, &r, 16);
    }
  }
  const char *start = text;
  while (*start == ' ') start++;
  std::strncpy(out, *start != 0 ? start : "x86-64 processor", size);
}

#else

int32_t detect() {
#if defined(ALD_ARM64)
  return ALD_CPU_NEON;
#else
  return ALD_CPU_PORTABLE;
#endif
}

void brand(char *out, size_t size) {
#if defined(__APPLE__)
  size_t length = size;
  if (sysctlbyname("machdep.cpu.brand_string", out, &length, nullptr, 0) == 0) return;
#endif
#if defined(ALD_ARM64)
  std::strncpy(out, "ARM 64-bit processor", size);
#else
  std::strncpy(out, "unknown processor", size);
#endif
}

#endif

int32_t best() {
  static const int32_t level = detect();
  return level;
}

const ald::HotKernels *kernels(int32_t level) {
  switch (level) {
    case ALD_CPU_PORTABLE:
      return &ald::kPortableKernels;
#if defined(ALD_X86)
    case ALD_CPU_AVX2:
      return best() >= ALD_CPU_AVX2 ? &ald::kAvx2Kernels : nullptr;
    case ALD_CPU_AVX512:
      return best() >= ALD_CPU_AVX512 ? &ald::kAvx512Kernels : nullptr;
#elif defined(ALD_ARM64)
    case ALD_CPU_NEON:
      return &ald::kNeonKernels;
#endif
    default:
      return nullptr;
  }
}

// -1 until somebody selects.
std::atomic<int32_t> selected{-1};

int32_t current() {
  const int32_t level = selected.load(std::memory_order_relaxed);
  return level < 0 ? best() : level;
}

}  // namespace

const ald::HotKernels &ald::hot() { return *kernels(current()); }

int32_t ald_cpu_best(void) { return best(); }

int32_t ald_cpu_selected(void) { return current(); }

int32_t ald_cpu_select(int32_t level) {
  if (kernels(level) == nullptr) {
    return ald::fail(ALD_UNSUPPORTED, "this machine does not support instruction set %d", static_cast<int>(level));
  }
  selected.store(level, std::memory_order_relaxed);
  return ald::succeed();
}

int32_t ald_cpu_name(char *name, int64_t size) {
  ALD_REQUIRE(name != nullptr && size > 0, "processor name needs room for one byte at least");
  brand(name, static_cast<size_t>(size));
  name[size - 1] = 0;
  return ald::succeed();
}
