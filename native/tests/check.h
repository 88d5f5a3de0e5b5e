// What the tests share: registration, checks that count failures, seeded random data, ugly sizes.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "alidade/kernels.h"

namespace check {

using Test = void (*)();

// A test that runs once (per_level false) or once per instruction set that the machine supports.
struct Registration {
  Registration(const char *name, bool per_level, Test test);
};

// Counts and prints a failure unless the condition holds.
void that(bool condition, const std::string &what);

constexpr unsigned kSeed = 20261121;
const double kNan = std::numeric_limits<double>::quiet_NaN();
const double kInfinity = std::numeric_limits<double>::infinity();
const std::vector<int64_t> kSizes = {0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 64, 100, 1247};

inline void ok(int32_t status, const std::string &what) {
  that(status == ALD_OK, what + ": status " + std::to_string(status) + " " + ald_last_error());
}

inline void refused(int32_t status, const std::string &what) {
  that(status == ALD_BAD_ARGUMENT && ald_last_error()[0] != 0, what + " was not refused");
}

// |a - b| <= tolerance * scale, or both NaN, or the same infinity.
inline void near(double a, double b, double tolerance, double scale, const std::string &what) {
  const bool same = a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= tolerance * scale;
  that(same, what + ": " + std::to_string(a) + " instead of " + std::to_string(b) + ", seed " + std::to_string(kSeed));
}

class Random {
 public:
  explicit Random(int64_t salt) : engine_(static_cast<unsigned>(kSeed + salt)) {}

  double uniform(double from, double to) { return std::uniform_real_distribution<double>(from, to)(engine_); }
  int64_t index(int64_t count) { return std::uniform_int_distribution<int64_t>(0, count - 1)(engine_); }

  template <typename T = double>
  std::vector<T> values(int64_t count, double from = -1, double to = 1) {
    std::vector<T> out(static_cast<size_t>(count));
    for (T &v : out) v = static_cast<T>(uniform(from, to));
    return out;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace check

#define CHECK_NAME(line) CHECK_NAME_(line)
#define CHECK_NAME_(line) registration_##line

// TEST(name) { ... } runs once, LEVEL_TEST(name) { ... } once per instruction set.
#define TEST(name)                                                           \
  static void name();                                                        \
  static const check::Registration CHECK_NAME(__LINE__)(#name, false, name); \
  static void name()
#define LEVEL_TEST(name)                                                    \
  static void name();                                                       \
  static const check::Registration CHECK_NAME(__LINE__)(#name, true, name); \
  static void name()
