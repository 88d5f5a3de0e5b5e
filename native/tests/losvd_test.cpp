#include <algorithm>

#include "check.h"

namespace {

constexpr double kLight = 299792.458;
constexpr double kDlog = 4.335e-5;

double velocity(double offset) { return kLight * (std::exp(offset * kDlog) - 1); }

struct Result {
  std::vector<double> kernels;
  std::vector<double> mass;
  std::vector<int32_t> repaired;
};

Result sample(const std::vector<double> &histograms, int64_t n, int64_t histogram_stride, int64_t bin_stride,
              const std::vector<double> &v, double shift, int64_t first_tap, int64_t taps, int32_t mode) {
  Result r{std::vector<double>(static_cast<size_t>(n * taps), -1), std::vector<double>(static_cast<size_t>(n)),
           std::vector<int32_t>(static_cast<size_t>(n))};
  check::ok(
      ald_losvd_sample(histograms.data(), n, static_cast<int64_t>(v.size()), histogram_stride, bin_stride, v.data(),
                       kDlog, shift, first_tap, taps, mode, r.kernels.data(), taps, r.mass.data(), r.repaired.data()),
      "sample");
  return r;
}

// Interpolation at one velocity, written down from its definition.
double interpolated(const std::vector<double> &v, const std::vector<double> &h, double at) {
  const double low = 1e-9 * (v[1] - v[0]);
  const double high = 1e-9 * (v.back() - v[v.size() - 2]);
  if (at < v.front() - low || at > v.back() + high) return 0;
  for (size_t i = 0; i + 1 < v.size(); i++) {
    if (at < v[i + 1] || i + 2 == v.size()) {
      const double t = std::min(std::max((at - v[i]) / (v[i + 1] - v[i]), 0.0), 1.0);
      return (1 - t) * h[i] + t * h[i + 1];
    }
  }
  return 0;
}

std::vector<double> grid(int64_t bins, double from, double step) {
  std::vector<double> v(static_cast<size_t>(bins));
  for (int64_t i = 0; i < bins; i++) v[static_cast<size_t>(i)] = from + step * static_cast<double>(i);
  return v;
}

}  // namespace

TEST(sampling_interpolates_at_every_tap) {
  check::Random random(1);
  for (int64_t bins : {2, 7, 201}) {
    for (double shift : {0.0, 3.7, -2.25}) {
      const std::vector<double> v = grid(bins, -1000, 2000.0 / static_cast<double>(bins - 1));
      const std::vector<double> h = random.values(bins, 0, 1);
      const int64_t first = -90;
      const int64_t taps = 181;
      const Result r = sample(h, 1, bins, 1, v, shift, first, taps, ALD_KERNEL_SAMPLE);
      std::vector<double> g(static_cast<size_t>(taps));
      double sum = 0;
      double mass = 0;
      for (int64_t k = 0; k < taps; k++) {
        const double offset = static_cast<double>(first + k) - shift;
        const double value = interpolated(v, h, velocity(offset));
        g[static_cast<size_t>(k)] = value;
        sum += value;
        mass += value * (velocity(offset + 0.5) - velocity(offset - 0.5));
      }
      for (size_t k = 0; k < g.size(); k++) check::near(r.kernels[k], g[k] / sum, 1e-9, 1, "tap");
      check::near(r.mass[0], mass, 1e-9, mass, "mass");
    }
  }
}

TEST(the_top_bin_counts_even_when_missed_by_rounding) {
  std::vector<double> v = {velocity(-2), velocity(-1), velocity(0), velocity(1), velocity(2)};
  for (double miss : {0.0, -1e-10, 1e-10}) {
    v.back() = velocity(2) * (1 + miss);
    const Result r = sample({0, 0, 0, 0, 3}, 1, 5, 1, v, 0, -2, 5, ALD_KERNEL_SAMPLE);
    check::near(r.kernels[4], 1, 1e-8, 1, "top tap");
  }
  v.back() = velocity(2) * (1 - 1e-6);
  const Result r = sample({0, 0, 0, 0, 3}, 1, 5, 1, v, 0, -2, 5, ALD_KERNEL_SAMPLE);
  check::that(r.kernels[4] == 0 && r.mass[0] == 0, "a tap clearly outside was sampled");
}

TEST(both_modes_agree_on_the_pixel_grid) {
  check::Random random(2);
  std::vector<double> v;
  for (int k = -10; k <= 10; k++) v.push_back(velocity(k));
  const std::vector<double> h = random.values(21, 0, 1);
  const Result a = sample(h, 1, 21, 1, v, 0, -12, 25, ALD_KERNEL_SAMPLE);
  const Result b = sample(h, 1, 21, 1, v, 0, -12, 25, ALD_KERNEL_INTEGRATE);
  for (size_t k = 0; k < 25; k++) check::near(a.kernels[k], b.kernels[k], 1e-9, 1, "tap");
}

TEST(integration_keeps_mass_for_any_bin_width) {
  check::Random random(3);
  for (double step : {1.5, 13.0, 60.0}) {
    const std::vector<double> v = grid(15, -7 * step, step);
    const std::vector<double> h = random.values(15, 0, 1);
    double expected = 0;
    for (double value : h) expected += value * step;
    const Result r = sample(h, 1, 15, 1, v, 0.3, -60, 121, ALD_KERNEL_INTEGRATE);
    check::near(r.mass[0], expected, 1e-12, expected, "mass");
    const auto offset = [&](size_t i) { return std::log1p(v[i] / kLight) / kDlog + 0.3; };
    double sum = 0;
    for (double value : h) sum += value;
    for (int k = -60; k <= 60; k++) {
      double tap = 0;
      for (size_t i = 0; i < v.size(); i++) {
        const double below = i == 0 ? offset(1) - offset(0) : offset(i) - offset(i - 1);
        const double above = i + 1 == v.size() ? offset(i) - offset(i - 1) : offset(i + 1) - offset(i);
        const double left = offset(i) - below / 2;
        const double right = offset(i) + above / 2;
        tap += h[i] * std::max(0.0, std::min(right, k + 0.5) - std::max(left, k - 0.5)) / (right - left);
      }
      check::near(r.kernels[static_cast<size_t>(k + 60)], tap / sum, 1e-12, 1, "tap");
    }
  }
}

TEST(unusable_bins_count_as_zero) {
  const std::vector<double> v = {velocity(-1), velocity(0), velocity(1)};
  const std::vector<double> h = {check::kNan, 2, -1, check::kInfinity, 0, -check::kInfinity};
  const Result r = sample(h, 2, 3, 1, v, 0, -1, 3, ALD_KERNEL_SAMPLE);
  check::that(r.repaired[0] == 2 && r.repaired[1] == 2, "repair counts");
  check::near(r.kernels[1], 1, 1e-9, 1, "remaining bin");
  check::that(r.kernels[3] == 0 && r.kernels[4] == 0 && r.kernels[5] == 0 && r.mass[1] == 0, "empty histogram");
}

TEST(strides_choose_the_histogram) {
  check::Random random(4);
  const std::vector<double> v = grid(9, -400, 100);
  const std::vector<double> h = random.values(9 * 4, 0, 1);
  const Result all = sample(h, 4, 1, 4, v, 0, -40, 81, ALD_KERNEL_SAMPLE);
  for (int64_t c = 0; c < 4; c++) {
    std::vector<double> one;
    for (int64_t i = 0; i < 9; i++) one.push_back(h[static_cast<size_t>(i * 4 + c)]);
    const Result r = sample(one, 1, 9, 1, v, 0, -40, 81, ALD_KERNEL_SAMPLE);
    for (size_t k = 0; k < 81; k++)
      check::near(all.kernels[static_cast<size_t>(c) * 81 + k], r.kernels[k], 0, 1, "tap");
  }
}

TEST(unusable_calls_of_sampling_are_refused) {
  const std::vector<double> v = {-10, 0, 10};
  const std::vector<double> h = {1, 1, 1};
  std::vector<double> out(3);
  double mass = 0;
  int32_t repaired = 0;
  const auto call = [&](int64_t bins, const double *velocity_kms, double dlog, double shift, int32_t mode) {
    return ald_losvd_sample(h.data(), 1, bins, 3, 1, velocity_kms, dlog, shift, -1, 3, mode, out.data(), 3, &mass,
                            &repaired);
  };
  const std::vector<double> descending = {10, 0, -10};
  const std::vector<double> unordered = {-10, check::kNan, 10};
  check::ok(call(3, v.data(), kDlog, 0, ALD_KERNEL_SAMPLE), "good call");
  check::refused(call(1, v.data(), kDlog, 0, ALD_KERNEL_SAMPLE), "one bin");
  check::refused(call(3, nullptr, kDlog, 0, ALD_KERNEL_SAMPLE), "no velocities");
  check::refused(call(3, descending.data(), kDlog, 0, ALD_KERNEL_SAMPLE), "descending velocities");
  check::refused(call(3, unordered.data(), kDlog, 0, ALD_KERNEL_SAMPLE), "NaN velocity");
  check::refused(call(3, v.data(), 0, 0, ALD_KERNEL_SAMPLE), "step 0");
  check::refused(call(3, v.data(), kDlog, check::kNan, ALD_KERNEL_SAMPLE), "NaN shift");
  check::refused(call(3, v.data(), kDlog, 0, 7), "unknown mode");
}
