// Dot products with float rows and relaxed updates of a double vector.
#pragma once

#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

constexpr int64_t kChains = 4;
constexpr int64_t kBlock = kChains * kWidth;

struct Chains {
  Vector sum[kChains];
  Chains() {
    for (Vector &s : sum) s = zero();
  }
  double total() const { return ALD_NAMESPACE::sum(add(add(sum[0], sum[1]), add(sum[2], sum[3]))); }
};

inline double dot(const float *row, const double *x, int64_t n) {
  Chains chains;
  int64_t j = 0;
  for (; j + kBlock <= n; j += kBlock) {
    for (int64_t c = 0; c < kChains; c++) {
      const int64_t at = j + c * kWidth;
      chains.sum[c] = multiply_add(load(row + at), load(x + at), chains.sum[c]);
    }
  }
  for (int64_t c = 0; j + kWidth <= n; j += kWidth, c++) {
    chains.sum[c] = multiply_add(load(row + j), load(x + j), chains.sum[c]);
  }
  if (j < n) {
    chains.sum[3] = multiply_add(load_part(row + j, n - j), load_part(x + j, n - j), chains.sum[3]);
  }
  return chains.total();
}

template <bool kClip>
inline Vector stepped(Vector row, Vector step, Vector x) {
  const Vector moved = multiply_add(step, row, x);
  return kClip ? clipped(moved) : moved;
}

template <bool kClip>
inline void update_with(const float *row, double step, double *x, int64_t n) {
  const Vector steps = all(step);
  int64_t j = 0;
  for (; j + kWidth <= n; j += kWidth) {
    store(x + j, stepped<kClip>(load(row + j), steps, load(x + j)));
  }
  if (j < n) {
    store_part(x + j, stepped<kClip>(load_part(row + j, n - j), steps, load_part(x + j, n - j)), n - j);
  }
}

inline void update(const float *row, double step, double *x, int64_t n, bool clip) {
  clip ? update_with<true>(row, step, x, n) : update_with<false>(row, step, x, n);
}

template <bool kClip, bool kPrefetch>
inline double update_dot_with(const float *row, double step, const float *next, const float *after_next, double *x,
                              int64_t n) {
  const Vector steps = all(step);
  Chains chains;
  int64_t j = 0;
  for (; j + kBlock <= n; j += kBlock) {
    if (kPrefetch) {
      for (int64_t ahead = 0; ahead < kBlock; ahead += 16) ALD_PREFETCH(after_next + j + ahead);
    }
    for (int64_t c = 0; c < kChains; c++) {
      const int64_t at = j + c * kWidth;
      const Vector moved = stepped<kClip>(load(row + at), steps, load(x + at));
      store(x + at, moved);
      chains.sum[c] = multiply_add(load(next + at), moved, chains.sum[c]);
    }
  }
  for (int64_t c = 0; j + kWidth <= n; j += kWidth, c++) {
    const Vector moved = stepped<kClip>(load(row + j), steps, load(x + j));
    store(x + j, moved);
    chains.sum[c] = multiply_add(load(next + j), moved, chains.sum[c]);
  }
  if (j < n) {
    const Vector moved = stepped<kClip>(load_part(row + j, n - j), steps, load_part(x + j, n - j));
    store_part(x + j, moved, n - j);
    chains.sum[3] = multiply_add(load_part(next + j, n - j), moved, chains.sum[3]);
  }
  return chains.total();
}

inline double update_dot(const float *row, double step, const float *next, const float *after_next, double *x,
                         int64_t n, bool clip) {
  if (after_next == nullptr) {
    return clip ? update_dot_with<true, false>(row, step, next, after_next, x, n)
                : update_dot_with<false, false>(row, step, next, after_next, x, n);
  }
  return clip ? update_dot_with<true, true>(row, step, next, after_next, x, n)
              : update_dot_with<false, true>(row, step, next, after_next, x, n);
}

inline void clip(double *x, int64_t n) {
  int64_t j = 0;
  for (; j + kWidth <= n; j += kWidth) store(x + j, clipped(load(x + j)));
  if (j < n) store_part(x + j, clipped(load_part(x + j, n - j)), n - j);
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
