// Sparse rebinning and its transposes.
#include "hot/hot.h"
#include "status.h"

namespace {

// Whether starts ascend and, for t >= 0, every row index lies in 0 .. t - 1.
bool sound(const int64_t *start, const int32_t *row, const double *weight, int64_t l, int64_t t) {
  if (l < 0 || t < 0 || start == nullptr || start[0] < 0) return false;
  for (int64_t i = 0; i < l; i++) {
    if (start[i] > start[i + 1]) return false;
  }
  if (start[l] > start[0] && (row == nullptr || weight == nullptr)) return false;
  for (int64_t e = start[0]; e < start[l]; e++) {
    if (row[e] < 0 || row[e] >= t) return false;
  }
  return true;
}

constexpr const char *kUnsound = "sparse operator has descending starts or row indices out of range";

}  // namespace

int32_t ald_rebin(const double *spectra, int64_t n, int64_t t, int64_t spectra_stride, const int64_t *start,
                  const int32_t *row, const double *weight, int64_t l, double *out, int64_t out_stride) {
  ALD_REQUIRE(ald::usable(spectra, n, t, spectra_stride), "spectra to rebin are unusable");
  ALD_REQUIRE(ald::usable(out, n, l, out_stride), "output of rebin is unusable");
  ALD_REQUIRE(sound(start, row, weight, l, t), kUnsound);
  ald::hot().rebin(spectra, n, spectra_stride, {start, row, weight, l}, out, out_stride);
  return ald::succeed();
}

int32_t ald_rebin_transposed(const double *values, int64_t n, int64_t t, int64_t values_stride, const int64_t *start,
                             const int32_t *row, const double *weight, int64_t l, double *out, int64_t out_stride) {
  ALD_REQUIRE(ald::usable(values, n, l, values_stride), "values to rebin are unusable");
  ALD_REQUIRE(ald::usable(out, n, t, out_stride), "output of transposed rebin is unusable");
  ALD_REQUIRE(sound(start, row, weight, l, t), kUnsound);
  for (int64_t i = 0; i < n; i++) {
    double *spectrum = out + i * out_stride;
    for (int64_t j = 0; j < l; j++) {
      const double value = values[i * values_stride + j];
      for (int64_t e = start[j]; e < start[j + 1]; e++) spectrum[row[e]] += weight[e] * value;
    }
  }
  return ald::succeed();
}

int32_t ald_shift_rebin(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps, const int64_t *start,
                        const int32_t *row, const double *weight, int64_t l, double *out, int64_t out_stride) {
  ALD_REQUIRE(ald::usable(spectrum, t), "spectrum to shift is unusable");
  ALD_REQUIRE(ald::usable(out, taps, l, out_stride), "output of shift and rebin is unusable");
  ALD_REQUIRE(sound(start, row, weight, l, t), kUnsound);
  ald::hot().shift_rebin(spectrum, t, first_tap, taps, {start, row, weight, l}, out, out_stride);
  return ald::succeed();
}

int32_t ald_shift_rebin_transposed(const double *values, int64_t t, int64_t first_tap, int64_t taps,
                                   int64_t values_stride, const int64_t *start, const int32_t *row,
                                   const double *weight, int64_t l, double *spectrum) {
  ALD_REQUIRE(ald::usable(values, taps, l, values_stride), "values to shift are unusable");
  ALD_REQUIRE(ald::usable(spectrum, t), "output of transposed shift and rebin is unusable");
  ALD_REQUIRE(sound(start, row, weight, l, t), kUnsound);
  for (int64_t k = 0; k < taps; k++) {
    const int64_t shift = first_tap + k;
    for (int64_t j = 0; j < l; j++) {
      const double value = values[k * values_stride + j];
      for (int64_t e = start[j]; e < start[j + 1]; e++) {
        const int64_t at = row[e] - shift;
        if (at >= 0 && at < t) spectrum[at] += weight[e] * value;
      }
    }
  }
  return ald::succeed();
}
