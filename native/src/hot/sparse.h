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

}  // namespace ALD_NAMESPACE
}  // namespace ald
