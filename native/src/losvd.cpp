// Sampling of velocity histograms on integer offsets of a grid uniform in ln(wavelength).
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "status.h"

namespace {

constexpr double kLightKms = 299792.458;
// Part of a bin width by which a tap may miss the outermost bin centres.
constexpr double kEdgeTolerance = 1e-9;

struct Grid {
  double dlog;
  double shift_pixels;
  int64_t first_tap;
  int64_t taps;

  double velocity_at(double offset) const { return kLightKms * std::expm1((offset - shift_pixels) * dlog); }
};

struct Entry {
  int64_t tap;
  int64_t bin;
  double weight;
};

// The linear map from bins to taps, the same for all histograms of a call.
struct Sampling {
  std::vector<Entry> entries;
  std::vector<double> mass_kms;  // what one unit in a bin contributes to the sampled mass

  void add(int64_t tap, int64_t bin, double weight, double mass) {
    entries.push_back({tap, bin, weight});
    mass_kms[static_cast<size_t>(bin)] += mass;
  }
};

Sampling interpolate(const Grid &grid, const double *v, int64_t bins) {
  Sampling sampling{{}, std::vector<double>(static_cast<size_t>(bins))};
  const int64_t last = bins - 1;
  const double low = v[0] - kEdgeTolerance * (v[1] - v[0]);
  const double high = v[last] + kEdgeTolerance * (v[last] - v[last - 1]);
  int64_t i = 0;
  for (int64_t k = 0; k < grid.taps; k++) {
    const double offset = static_cast<double>(grid.first_tap + k);
    const double velocity = grid.velocity_at(offset);
    if (!(velocity >= low && velocity <= high)) continue;
    while (i < last - 1 && v[i + 1] <= velocity) i++;
    const double t = std::clamp((velocity - v[i]) / (v[i + 1] - v[i]), 0.0, 1.0);
    const double width = grid.velocity_at(offset + 0.5) - grid.velocity_at(offset - 0.5);
    sampling.add(k, i, 1 - t, width * (1 - t));
    sampling.add(k, i + 1, t, width * t);
  }
  return sampling;
}

double lower_edge(const double *centre, int64_t i) {
  return i == 0 ? centre[0] - 0.5 * (centre[1] - centre[0]) : 0.5 * (centre[i - 1] + centre[i]);
}

double upper_edge(const double *centre, int64_t i, int64_t bins) {
  const int64_t last = bins - 1;
  return i == last ? centre[last] + 0.5 * (centre[last] - centre[last - 1]) : 0.5 * (centre[i] + centre[i + 1]);
}

Sampling share_out(const Grid &grid, const double *v, int64_t bins) {
  Sampling sampling{{}, std::vector<double>(static_cast<size_t>(bins))};
  std::vector<double> offset(static_cast<size_t>(bins));
  for (int64_t i = 0; i < bins; i++) {
    offset[static_cast<size_t>(i)] = std::log1p(v[i] / kLightKms) / grid.dlog + grid.shift_pixels;
  }
  const double first = static_cast<double>(grid.first_tap);
  for (int64_t i = 0; i < bins; i++) {
    const double left = lower_edge(offset.data(), i);
    const double right = upper_edge(offset.data(), i, bins);
    const double width_kms = upper_edge(v, i, bins) - lower_edge(v, i);
    const double from = std::max(std::floor(left + 0.5) - first, 0.0);
    const double to = std::min(std::ceil(right - 0.5) - first, static_cast<double>(grid.taps) - 1);
    for (double k = from; k <= to; k++) {
      const double overlap = std::min(right, first + k + 0.5) - std::max(left, first + k - 0.5);
      if (overlap > 0) {
        const double share = overlap / (right - left);
        sampling.add(static_cast<int64_t>(k), i, share, share * width_kms);
      }
    }
  }
  return sampling;
}

// Copies a histogram with unusable bins set to 0 and returns their number.
int32_t repair(const double *histogram, int64_t stride, std::vector<double> &out) {
  int32_t repaired = 0;
  for (size_t i = 0; i < out.size(); i++) {
    const double value = histogram[static_cast<int64_t>(i) * stride];
    const bool good = value >= 0 && value < std::numeric_limits<double>::infinity();
    out[i] = good ? value : 0;
    repaired += good ? 0 : 1;
  }
  return repaired;
}

void normalise(double *taps, int64_t count) {
  double sum = 0;
  for (int64_t k = 0; k < count; k++) sum += taps[k];
  if (sum > 0) {
    for (int64_t k = 0; k < count; k++) taps[k] /= sum;
  }
}

bool increasing(const double *v, int64_t count) {
  double before = -kLightKms;
  for (int64_t i = 0; i < count; i++) {
    if (!(v[i] > before && v[i] < std::numeric_limits<double>::infinity())) return false;
    before = v[i];
  }
  return true;
}

}  // namespace

int32_t ald_losvd_sample(const double *histograms, int64_t n, int64_t bins, int64_t histogram_stride,
                         int64_t bin_stride, const double *velocity_kms, double dlog, double shift_pixels,
                         int64_t first_tap, int64_t taps, int32_t mode, double *kernels, int64_t kernel_stride,
                         double *sampled_mass, int32_t *repaired_bins) {
  ALD_REQUIRE(bins >= 2 && velocity_kms != nullptr, "velocity sampling needs two bins at least");
  ALD_REQUIRE(ald::usable(histograms, n) && histogram_stride >= 0 && bin_stride >= 0, "histograms are unusable");
  ALD_REQUIRE(ald::usable(kernels, n, taps, kernel_stride), "output of velocity sampling is unusable");
  ALD_REQUIRE(ald::usable(sampled_mass, n) && ald::usable(repaired_bins, n), "mass or repair counts are missing");
  ALD_REQUIRE(dlog > 0 && dlog < 1 && std::isfinite(shift_pixels), "grid step or shift is unusable");
  ALD_REQUIRE(mode == ALD_KERNEL_SAMPLE || mode == ALD_KERNEL_INTEGRATE, "unknown sampling mode");
  ALD_REQUIRE(increasing(velocity_kms, bins), "velocity bins must be finite, increasing, above minus light speed");
  return ald::guarded([&] {
    const Grid grid{dlog, shift_pixels, first_tap, taps};
    const Sampling sampling =
        mode == ALD_KERNEL_SAMPLE ? interpolate(grid, velocity_kms, bins) : share_out(grid, velocity_kms, bins);
    std::vector<double> histogram(static_cast<size_t>(bins));
    for (int64_t i = 0; i < n; i++) {
      repaired_bins[i] = repair(histograms + i * histogram_stride, bin_stride, histogram);
      double *out = kernels + i * kernel_stride;
      std::fill(out, out + taps, 0.0);
      for (const Entry &e : sampling.entries) out[e.tap] += e.weight * histogram[static_cast<size_t>(e.bin)];
      normalise(out, taps);
      double mass = 0;
      for (size_t v = 0; v < histogram.size(); v++) mass += sampling.mass_kms[v] * histogram[v];
      sampled_mass[i] = mass;
    }
    return ald::succeed();
  });
}
