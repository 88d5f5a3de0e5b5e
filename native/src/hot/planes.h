// Products with planes of float rows, conversion to float, plain reading.
#pragma once

#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

// out += sum over kRows rows, so that out is loaded once for all of them.
template <int kRows>
inline void combine_rows(const float *const *row, const double *coefficient, double *out, int64_t l) {
  Vector factor[kRows];
  for (int r = 0; r < kRows; r++) factor[r] = all(coefficient[r]);
  int64_t j = 0;
  for (; j + 2 * kWidth <= l; j += 2 * kWidth) {
    Vector low = load(out + j);
    Vector high = load(out + j + kWidth);
    for (int r = 0; r < kRows; r++) {
      low = multiply_add(factor[r], load(row[r] + j), low);
      high = multiply_add(factor[r], load(row[r] + j + kWidth), high);
    }
    store(out + j, low);
    store(out + j + kWidth, high);
  }
  while (j < l) {
    const int64_t count = l - j < kWidth ? l - j : kWidth;
    Vector part = load_part(out + j, count);
    for (int r = 0; r < kRows; r++) part = multiply_add(factor[r], load_part(row[r] + j, count), part);
    store_part(out + j, part, count);
    j += count;
  }
}

inline void combine(const float *const *row, const double *coefficient, int64_t count, double *out, int64_t l) {
  int64_t r = 0;
  for (; r + 8 <= count; r += 8) combine_rows<8>(row + r, coefficient + r, out, l);
  for (; r + 4 <= count; r += 4) combine_rows<4>(row + r, coefficient + r, out, l);
  for (; r < count; r++) combine_rows<1>(row + r, coefficient + r, out, l);
}

// Each row keeps its own chain of sums, so a result does not depend on the rows it is computed with.
template <int kRows>
inline void project_rows(const float *plane, int64_t stride, int64_t l, const double *residual, double *out) {
  Vector chain[kRows];
  for (Vector &c : chain) c = zero();
  int64_t j = 0;
  for (; j + kWidth <= l; j += kWidth) {
    const Vector r = load(residual + j);
    for (int i = 0; i < kRows; i++) chain[i] = multiply_add(load(plane + i * stride + j), r, chain[i]);
  }
  if (j < l) {
    const Vector r = load_part(residual + j, l - j);
    for (int i = 0; i < kRows; i++) chain[i] = multiply_add(load_part(plane + i * stride + j, l - j), r, chain[i]);
  }
  for (int i = 0; i < kRows; i++) out[i] += sum(chain[i]);
}

inline void project(const float *plane, int64_t n, int64_t l, int64_t stride, const double *residual, double *out) {
  int64_t i = 0;
  for (; i + 8 <= n; i += 8) project_rows<8>(plane + i * stride, stride, l, residual, out + i);
  for (; i < n; i++) project_rows<1>(plane + i * stride, stride, l, residual, out + i);
}

template <int kRows>
inline void energy_rows(const float *plane, int64_t stride, int64_t l, const double *weight, const double *y,
                        double *energy, double *product) {
  Vector squares[kRows];
  Vector products[kRows];
  for (int i = 0; i < kRows; i++) squares[i] = products[i] = zero();
  for (int64_t j = 0; j < l; j += kWidth) {
    const int64_t count = l - j < kWidth ? l - j : kWidth;
    const bool whole = count == kWidth;
    const Vector w = whole ? load(weight + j) : load_part(weight + j, count);
    const Vector spectrum = whole ? load(y + j) : load_part(y + j, count);
    for (int i = 0; i < kRows; i++) {
      const float *at = plane + i * stride + j;
      const Vector a = whole ? load(at) : load_part(at, count);
      const Vector weighted = multiply(w, a);
      squares[i] = multiply_add(weighted, a, squares[i]);
      products[i] = multiply_add(weighted, spectrum, products[i]);
    }
  }
  for (int i = 0; i < kRows; i++) {
    energy[i] += sum(squares[i]);
    product[i] += sum(products[i]);
  }
}

inline void energy(const float *plane, int64_t n, int64_t l, int64_t stride, const double *weight, const double *y,
                   double *energies, double *products) {
  int64_t i = 0;
  for (; i + 4 <= n; i += 4) energy_rows<4>(plane + i * stride, stride, l, weight, y, energies + i, products + i);
  for (; i < n; i++) energy_rows<1>(plane + i * stride, stride, l, weight, y, energies + i, products + i);
}

template <bool kClip>
inline void scale_row_with(const double *in, int64_t columns, double scale, float *out) {
  const Vector factor = all(scale);
  for (int64_t j = 0; j < columns; j += kWidth) {
    const int64_t count = columns - j < kWidth ? columns - j : kWidth;
    if (count == kWidth) {
      const Vector v = load(in + j);
      store(out + j, multiply(factor, kClip ? clipped(v) : v));
    } else {
      const Vector v = load_part(in + j, count);
      store_part(out + j, multiply(factor, kClip ? clipped(v) : v), count);
    }
  }
}

inline void scale_row(const double *in, int64_t columns, double scale, bool clip, float *out) {
  clip ? scale_row_with<true>(in, columns, scale, out) : scale_row_with<false>(in, columns, scale, out);
}

inline double read_sum(const float *values, int64_t n) {
  constexpr int kSums = 8;
  Vector chain[kSums];
  for (Vector &c : chain) c = zero();
  int64_t j = 0;
  for (; j + kSums * kWidth <= n; j += kSums * kWidth) {
    for (int c = 0; c < kSums; c++) chain[c] = add(chain[c], load(values + j + c * kWidth));
  }
  for (int c = 0; j + kWidth <= n; j += kWidth, c++) chain[c] = add(chain[c], load(values + j));
  if (j < n) chain[kSums - 1] = add(chain[kSums - 1], load_part(values + j, n - j));
  for (int half = kSums / 2; half > 0; half /= 2) {
    for (int c = 0; c < half; c++) chain[c] = add(chain[c], chain[c + half]);
  }
  return sum(chain[0]);
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
