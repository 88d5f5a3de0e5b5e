// Shifting of a spectrum by every tap together with sparse rebinning, and the transpose.
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
template <typename T>
inline void shift_rebin_tile(const double *spectrum, int64_t last_shift, const ColumnGroup &group, T *out,
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
template <typename T>
inline void shift_rebin_singly(const double *spectrum, int64_t t, int64_t shift, int64_t count, const Columns &columns,
                               int64_t from, int64_t to, T *out, int64_t out_stride) {
  for (int64_t i = 0; i < count; i++) {
    for (int64_t l = from; l < to; l++) {
      out[i * out_stride + l] = static_cast<T>(shifted_sum(spectrum, t, shift + i, columns, l));
    }
  }
}

template <typename T>
inline void shift_rebin(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps, Columns columns,
                        const ColumnGroup *groups, T *out, int64_t out_stride) {
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
    T *rows = out + k * out_stride;
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

// The transpose takes this many vectors of taps at a time, to have work while a sum waits for the one before.
constexpr int64_t kTapVectors = 4;
constexpr int64_t kShiftBlock = kTapVectors * kWidth;

// work[l * kShiftBlock + i] = values[count - 1 - i, l] per vector of kWidth taps; 0 for taps that do not exist.
template <typename T>
inline void turn_taps(const T *values, int64_t count, int64_t l, int64_t stride, double *work) {
  for (int64_t v = 0; v < kTapVectors; v++) {
    const int64_t first = v * kWidth;
    const int64_t present = count - first < 0 ? 0 : (count - first < kWidth ? count - first : kWidth);
    for (int64_t j = 0; j < l; j += kWidth) {
      const int64_t columns = l - j < kWidth ? l - j : kWidth;
      Vector tile[kWidth];
      for (int64_t i = 0; i < kWidth; i++) {
        const T *row = values + (first + kWidth - 1 - i) * stride + j;
        const bool exists = kWidth - 1 - i < present;
        tile[i] = !exists ? zero() : (columns == kWidth ? load(row) : load_part(row, columns));
      }
      transpose(tile);
      for (int64_t c = 0; c < columns; c++) store(work + (j + c) * kShiftBlock + first, tile[c]);
    }
  }
}

// Template pixel i contributes to pixel i - shift of the spectrum, one for each tap of a vector. As i moves on, so do
// the sums through the vector: the first element has then met all of its taps.
inline void shift_taps(const double *turned, int64_t first_tap, const Rows &rows, double *spectrum) {
  Vector sums[kTapVectors];
  for (Vector &s : sums) s = zero();
  for (int64_t i = 0; i < rows.count + kWidth - 1; i++) {
    Vector pixel[kTapVectors];
    for (Vector &p : pixel) p = zero();
    for (int64_t e = rows.start[i]; e < rows.start[i + 1]; e++) {
      const Vector weight = all(rows.weight[e]);
      const double *column = turned + rows.column[e] * kShiftBlock;
      for (int64_t v = 0; v < kTapVectors; v++) {
        pixel[v] = multiply_add(weight, load(column + v * kWidth), pixel[v]);
      }
    }
    for (int64_t v = 0; v < kTapVectors; v++) {
      sums[v] = add(moved_down(sums[v]), pixel[v]);
      const int64_t at = i - (first_tap + (v + 1) * kWidth - 1);
      if (at >= 0 && at < rows.count) spectrum[at] += first_element(sums[v]);
    }
  }
}

template <typename T>
inline void shift_rebin_transposed(const T *values, int64_t l, int64_t first_tap, int64_t taps, int64_t stride,
                                   Rows rows, double *work, double *spectrum) {
  for (int64_t k = 0; k < taps; k += kShiftBlock) {
    const int64_t count = taps - k < kShiftBlock ? taps - k : kShiftBlock;
    turn_taps(values + k * stride, count, l, stride, work);
    shift_taps(work, first_tap + k, rows, spectrum);
  }
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
