// Sparse rebinning and its transposes.
#include <algorithm>
#include <vector>

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

// Neighbouring columns side by side, so that they can be worked on together.
class Groups {
 public:
  Groups(const ald::Columns &columns, int64_t width) : width_(width) {
    const int64_t count = columns.count / width;
    std::vector<size_t> begin;
    for (int64_t g = 0; g < count; g++) {
      begin.push_back(row_.size());
      groups_.push_back(group(columns, g * width));
    }
    for (size_t g = 0; g < groups_.size(); g++) {
      groups_[g].row = row_.data() + begin[g];
      groups_[g].weight = weight_.data() + begin[g];
    }
  }

  const ald::ColumnGroup *data() const { return groups_.data(); }

 private:
  ald::ColumnGroup group(const ald::Columns &columns, int64_t first) {
    int64_t longest = 0;
    int64_t shortest = INT64_MAX;
    for (int64_t l = first; l < first + width_; l++) {
      longest = std::max(longest, columns.start[l + 1] - columns.start[l]);
      shortest = std::min(shortest, columns.start[l + 1] - columns.start[l]);
    }
    const int64_t entries = columns.start[first + width_] - columns.start[first];
    if (shortest == 0 || longest * width_ > 2 * entries) return {nullptr, nullptr, 0, 0, 0};
    for (int64_t e = 0; e < longest; e++) {
      for (int64_t l = first; l < first + width_; l++) {
        const int64_t at = columns.start[l] + e;
        const bool own = at < columns.start[l + 1];
        row_.push_back(columns.row[own ? at : columns.start[l]]);
        weight_.push_back(own ? columns.weight[at] : 0);
      }
    }
    const int32_t *from = columns.row + columns.start[first];
    const int32_t *to = columns.row + columns.start[first + width_];
    return {nullptr, nullptr, longest, *std::min_element(from, to), *std::max_element(from, to)};
  }

  int64_t width_;
  std::vector<int32_t> row_;
  std::vector<double> weight_;
  std::vector<ald::ColumnGroup> groups_;
};

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
  return ald::guarded([&] {
    const ald::HotKernels &hot = ald::hot();
    const ald::Columns columns{start, row, weight, l};
    const Groups groups(columns, hot.width);
    hot.shift_rebin(spectrum, t, first_tap, taps, columns, groups.data(), out, out_stride);
    return ald::succeed();
  });
}
