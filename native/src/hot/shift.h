// Shifting of a spectrum by every tap together with sparse rebinning.
#pragma once

#include "hot/hot.h"
#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

inline double shifted_sum(const double *spectrum, int64_t t, int64_t shift, const Columns &columns, int64_t l) {
  double total = 0;
  for (int64_t e = columns.start[l]; e < columns.start[l + 1]; e++) {
    const int64_t at = columns.row[e] - shift;
    if (at >= 0 && at < t) total += columns.weight[e] * spectrum[at];
  }
  return total;
}

// kWidth columns and kWidth taps: neighbouring taps of a column read neighbouring pixels, in reverse.
inline void shift_rebin_tile(const double *spectrum, int64_t last_shift, const ColumnGroup &group, double *out,
                             int64_t out_stride) {
  const double *shifted = spectrum - last_shift;
  Vector total[kWidth];
  for (int64_t c = 0; c < kWidth; c++) total[c] = multiply(all(group.weight[c]), load(shifted + group.row[c]));
  for (int64_t e = kWidth; e < group.length * kWidth; e += kWidth) {
    for (int64_t c = 0; c < kWidth; c++) {
      total[c] = multiply_add(all(group.weight[e + c]), load(shifted + group.row[e + c]), total[c]);
    }
  }
  transpose(total);
  for (int64_t i = 0; i < kWidth; i++) store(out + i * out_stride, total[kWidth - 1 - i]);
}

// Columns from..to-1 for `count` taps, one by one.
inline void shift_rebin_singly(const double *spectrum, int64_t t, int64_t shift, int64_t count, const Columns &columns,
                               int64_t from, int64_t to, double *out, int64_t out_stride) {
  for (int64_t i = 0; i < count; i++) {
    for (int64_t l = from; l < to; l++) {
      out[i * out_stride + l] = shifted_sum(spectrum, t, shift + i, columns, l);
    }
  }
}

inline void shift_rebin(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps, Columns columns,
                        const ColumnGroup *groups, double *out, int64_t out_stride) {
  if (taps < kWidth) {
    shift_rebin_singly(spectrum, t, first_tap, taps, columns, 0, columns.count, out, out_stride);
    return;
  }
  const int64_t grouped = columns.count / kWidth;
  for (int64_t block = 0; block < taps; block += kWidth) {
    // The last block overlaps the one before: its elements come out the same twice.
    const int64_t k = block + kWidth <= taps ? block : taps - kWidth;
    const int64_t first = first_tap + k;
    const int64_t last = first + kWidth - 1;
    double *rows = out + k * out_stride;
    for (int64_t g = 0; g < grouped; g++) {
      const ColumnGroup &group = groups[g];
      const int64_t l = g * kWidth;
      if (group.length > 0 && group.lowest - last >= 0 && group.highest - first < t) {
        shift_rebin_tile(spectrum, last, group, rows + l, out_stride);
      } else {
        shift_rebin_singly(spectrum, t, first, kWidth, columns, l, l + kWidth, rows, out_stride);
      }
    }
    shift_rebin_singly(spectrum, t, first, kWidth, columns, grouped * kWidth, columns.count, rows, out_stride);
  }
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
