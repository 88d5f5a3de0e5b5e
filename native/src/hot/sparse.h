// Sparse rebinning.
#pragma once

#include "hot/hot.h"
#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

// kRows spectra share every index and weight.
template <int kRows>
inline void rebin_rows(const double *spectra, int64_t stride, const Columns &columns, double *out, int64_t out_stride) {
  for (int64_t l = 0; l < columns.count; l++) {
    double total[kRows] = {};
    for (int64_t e = columns.start[l]; e < columns.start[l + 1]; e++) {
      const double weight = columns.weight[e];
      const double *pixel = spectra + columns.row[e];
      for (int i = 0; i < kRows; i++) total[i] += weight * pixel[i * stride];
    }
    for (int i = 0; i < kRows; i++) out[i * out_stride + l] = total[i];
  }
}

inline void rebin(const double *spectra, int64_t n, int64_t stride, Columns columns, double *out, int64_t out_stride) {
  int64_t i = 0;
  for (; i + 8 <= n; i += 8) rebin_rows<8>(spectra + i * stride, stride, columns, out + i * out_stride, out_stride);
  for (; i < n; i++) rebin_rows<1>(spectra + i * stride, stride, columns, out + i * out_stride, out_stride);
}

inline double shifted_sum(const double *spectrum, int64_t t, int64_t shift, const Columns &columns, int64_t l) {
  double total = 0;
  for (int64_t e = columns.start[l]; e < columns.start[l + 1]; e++) {
    const int64_t at = columns.row[e] - shift;
    if (at >= 0 && at < t) total += columns.weight[e] * spectrum[at];
  }
  return total;
}

// kWidth neighbouring taps of a column read kWidth neighbouring pixels, in reverse.
inline void shift_rebin_taps(const double *spectrum, int64_t last_shift, const Columns &columns, int64_t l, double *out,
                             int64_t out_stride) {
  Vector total = zero();
  for (int64_t e = columns.start[l]; e < columns.start[l + 1]; e++) {
    total = multiply_add(all(columns.weight[e]), load(spectrum + columns.row[e] - last_shift), total);
  }
  double lane[kWidth];
  store(lane, total);
  for (int64_t i = 0; i < kWidth; i++) out[i * out_stride + l] = lane[kWidth - 1 - i];
}

inline bool inside(int64_t t, int64_t first_shift, int64_t last_shift, const Columns &columns, int64_t l) {
  for (int64_t e = columns.start[l]; e < columns.start[l + 1]; e++) {
    if (columns.row[e] - last_shift < 0 || columns.row[e] - first_shift >= t) return false;
  }
  return true;
}

inline void shift_rebin(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps, Columns columns,
                        double *out, int64_t out_stride) {
  for (int64_t k = 0; k < taps;) {
    const int64_t count = taps - k < kWidth ? taps - k : kWidth;
    const int64_t first = first_tap + k;
    double *rows = out + k * out_stride;
    for (int64_t l = 0; l < columns.count; l++) {
      if (count == kWidth && inside(t, first, first + kWidth - 1, columns, l)) {
        shift_rebin_taps(spectrum, first + kWidth - 1, columns, l, rows, out_stride);
      } else {
        for (int64_t i = 0; i < count; i++) rows[i * out_stride + l] = shifted_sum(spectrum, t, first + i, columns, l);
      }
    }
    k += count;
  }
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
