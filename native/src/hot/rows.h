// Rows of the matrix as products of kernels and shifted templates, in single precision.
#pragma once

#include "hot/hot.h"
#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

// As many sums as the registers hold.
#if defined(ALD_LEVEL_AVX512) || defined(ALD_LEVEL_NEON)
constexpr int64_t kBlockComponents = 8;
constexpr int64_t kPanelVectors = 3;
#elif defined(ALD_LEVEL_AVX2)
constexpr int64_t kBlockComponents = 6;
constexpr int64_t kPanelVectors = 2;
#else
constexpr int64_t kBlockComponents = 4;
constexpr int64_t kPanelVectors = 2;
#endif
constexpr int64_t kPanelFloats = kPanelVectors * kFloats;

// kVectors vectors of populations of a block of components. Panel and kernels lie in the order of use.
template <int kVectors>
inline void make_tile(const KernelBlock &block, const float *panel, int64_t columns, float factor, float *out,
                      int64_t populations) {
  Floats total[kBlockComponents][kVectors];
  for (int64_t c = 0; c < kBlockComponents; c++) {
    for (int64_t v = 0; v < kVectors; v++) total[c][v] = no_floats();
  }
  for (int64_t tap = block.first_tap; tap < block.end_tap; tap++) {
    const float *kernel = block.kernels + tap * kBlockComponents;
    Floats pixel[kVectors];
    for (int64_t v = 0; v < kVectors; v++) pixel[v] = load_floats(panel + (tap * kVectors + v) * kFloats);
    for (int64_t c = 0; c < kBlockComponents; c++) {
      const Floats share = all_floats(kernel[c]);
      for (int64_t v = 0; v < kVectors; v++) total[c][v] = multiply_add_floats(share, pixel[v], total[c][v]);
    }
  }
  const Floats factors = all_floats(factor);
  for (int64_t c = 0; c < kBlockComponents; c++) {
    for (int64_t v = 0; v < kVectors; v++) {
      const Floats scaled = multiply_add_floats(factors, total[c][v], no_floats());
      float *target = out + c * populations + v * kFloats;
      const int64_t left = columns - v * kFloats;
      if (c < block.components) {
        left >= kFloats ? store_floats(target, scaled) : store_floats_part(target, scaled, left);
      }
    }
  }
}

// Populations from..from+columns-1 of all components; the panel is filled up with zeros to whole vectors.
template <int kVectors>
inline void make_columns(const KernelBlock *blocks, int64_t count, const float *templates, int64_t taps, int64_t from,
                         int64_t columns, int64_t populations, float factor, float *panel, float *row) {
  for (int64_t tap = 0; tap < taps; tap++) {
    const float *in = templates + tap * populations + from;
    float *out = panel + tap * kVectors * kFloats;
    for (int64_t i = 0; i < columns; i++) out[i] = in[i];
    for (int64_t i = columns; i < kVectors * kFloats; i++) out[i] = 0;
  }
  for (int64_t b = 0; b < count; b++) {
    float *out = row + b * kBlockComponents * populations + from;
    make_tile<kVectors>(blocks[b], panel, columns, factor, out, populations);
  }
}

inline void make_row(const KernelBlock *blocks, int64_t count, const float *templates, int64_t taps,
                     int64_t populations, float factor, float *work, float *row) {
  int64_t p = 0;
  for (; p + kPanelFloats <= populations; p += kPanelFloats) {
    make_columns<kPanelVectors>(blocks, count, templates, taps, p, kPanelFloats, populations, factor, work, row);
  }
  const int64_t left = populations - p;
  if (left > 2 * kFloats) {
    make_columns<3>(blocks, count, templates, taps, p, left, populations, factor, work, row);
  } else if (left > kFloats) {
    make_columns<2>(blocks, count, templates, taps, p, left, populations, factor, work, row);
  } else if (left > 0) {
    make_columns<1>(blocks, count, templates, taps, p, left, populations, factor, work, row);
  }
}

inline double squares(const float *row, int64_t n) {
  constexpr int64_t kSums = 4;
  Vector total[kSums];
  for (Vector &t : total) t = zero();
  int64_t j = 0;
  for (; j + kSums * kWidth <= n; j += kSums * kWidth) {
    for (int64_t s = 0; s < kSums; s++) {
      const Vector v = load(row + j + s * kWidth);
      total[s] = multiply_add(v, v, total[s]);
    }
  }
  for (; j < n; j += kWidth) {
    const Vector v = n - j < kWidth ? load_part(row + j, n - j) : load(row + j);
    total[0] = multiply_add(v, v, total[0]);
  }
  return sum(add(add(total[0], total[1]), add(total[2], total[3])));
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
