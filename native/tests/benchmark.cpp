// Memory rates of the hot kernels beside plain reading, per instruction set. Prints GB of plane per second.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "alidade/kernels.h"

namespace {

// Best of several repetitions, in seconds.
double seconds(const std::function<void()> &body) {
  double best = 1e30;
  for (int repetition = 0; repetition < 7; repetition++) {
    const auto start = std::chrono::steady_clock::now();
    body();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

void report(const char *name, double bytes, const std::function<void()> &body) {
  const double time = seconds(body);
  std::printf("  %-26s %8.2f GB/s  %10.1f us\n", name, bytes / time * 1e-9, time * 1e6);
}

void check(int32_t status) {
  if (status != ALD_OK) {
    std::fprintf(stderr, "%s\n", ald_last_error());
    std::exit(1);
  }
}

struct Case {
  int64_t n, l, planes;
  std::vector<float> plane, rows;
  std::vector<double> x, y, out, norms, residuals, unit, energy, product, wide, scale;
  std::vector<int32_t> pixels, order;

  Case(int64_t unknowns, int64_t length, int64_t count)
      : n(unknowns),
        l(length),
        planes(count),
        plane(static_cast<size_t>(n * l * planes)),
        rows(static_cast<size_t>(n * l)),
        x(static_cast<size_t>(n)),
        y(static_cast<size_t>(l)),
        out(static_cast<size_t>(std::max(n, l))),
        norms(static_cast<size_t>(l)),
        residuals(static_cast<size_t>(l)),
        unit(static_cast<size_t>(l), 1),
        energy(static_cast<size_t>(n)),
        product(static_cast<size_t>(n)),
        wide(static_cast<size_t>(n * l), 0.5),
        scale(static_cast<size_t>(n), 2),
        pixels(static_cast<size_t>(l)),
        order(static_cast<size_t>(l)) {
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(0, 1);
    for (float &v : plane) v = uniform(random);
    for (double &v : x) v = uniform(random);
    for (double &v : y) v = uniform(random) * static_cast<double>(n);
    std::iota(pixels.begin(), pixels.end(), 0);
    order = pixels;
    std::shuffle(order.begin(), order.end(), random);
  }

  // A different plane at every call, so that planes come from the cache level that holds them all.
  const float *next() {
    at = (at + 1) % planes;
    return plane.data() + at * n * l;
  }
  int64_t at = 0;
};

// The work of a Kaczmarz pass by panels; steps are made up.
void pass_by_panels(Case &c, int64_t size) {
  constexpr int64_t kChunk = 8192;
  const std::vector<double> steps(static_cast<size_t>(size), 1e-9);
  std::vector<double> products(static_cast<size_t>(size));
  std::vector<double> gram(static_cast<size_t>(size * size));
  for (int64_t first = 0, done = 0; first < c.l || done > 0;) {
    const int64_t ahead = std::min(size, c.l - first);
    for (int64_t j = 0; j < c.n; j += kChunk) {
      check(ald_kaczmarz_panel(c.rows.data() + j, c.l, std::min(kChunk, c.n - j), c.n, c.order.data() + first - done,
                               done, ahead, steps.data(), 0, c.x.data() + j, products.data(), gram.data()));
    }
    first += ahead;
    done = ahead;
  }
}

// Shift and rebin of one component at full size: 7561 template pixels, 1247 observed ones, 203 taps.
void measure_shift() {
  constexpr int64_t kTemplate = 7561, kPixels = 1247, kTaps = 203;
  std::vector<int64_t> start{0};
  std::vector<int32_t> row;
  for (int64_t l = 0; l < kPixels; l++) {
    const int64_t first = 600 + l * 49 / 10;
    for (int64_t e = first; e < first + 5 + (l % 10 != 0); e++) row.push_back(static_cast<int32_t>(e));
    start.push_back(static_cast<int64_t>(row.size()));
  }
  const std::vector<double> weight(row.size(), 0.2);
  std::vector<double> spectrum(kTemplate, 1), values(kTaps * kPixels, 1);
  const int64_t *s = start.data();
  const int32_t *r = row.data();
  const double *w = weight.data();
  double *z = spectrum.data();
  const double bytes = static_cast<double>(values.size()) * sizeof(double);
  report("shift_rebin", bytes,
         [&] { check(ald_shift_rebin(z, kTemplate, -101, kTaps, s, r, w, kPixels, values.data(), kPixels)); });
}

// Rows of one spaxel at full size: 207 components, 203 taps, 360 populations.
void measure_rows() {
  constexpr int64_t kComponents = 207, kTaps = 203, kPopulations = 360, kPixels = 32;
  const std::vector<float> kernels(kComponents * kTaps, 0.5f), templates(kPixels * kTaps * kPopulations, 0.5f);
  std::vector<float> rows(kPixels * kComponents * kPopulations);
  std::vector<double> norms(kPixels);
  std::vector<int32_t> pixels(kPixels);
  std::iota(pixels.begin(), pixels.end(), 0);
  const double time = seconds([&] {
    check(ald_rows_make(kernels.data(), kComponents, kTaps, kTaps, templates.data(), kPixels, kPopulations, 1,
                        pixels.data(), kPixels, rows.data(), kComponents * kPopulations, norms.data()));
  });
  const double flops = 2.0 * kPixels * kComponents * kTaps * kPopulations;
  std::printf("  %-26s %8.2f GF/s  %10.1f us\n", "rows_make, 32 pixels", flops / time * 1e-9, time * 1e6);
}

void measure(Case &c) {
  const double bytes = static_cast<double>(c.n * c.l) * sizeof(float);
  std::vector<float> copy(static_cast<size_t>(c.n * c.l));
  double sum = 0;
  report("read_sum", bytes, [&] { check(ald_read_sum(c.next(), c.n * c.l, &sum)); });
  report("memory copy", bytes, [&] { std::copy_n(c.next(), c.n * c.l, copy.begin()); });
  report("rows_gather, all pixels", bytes, [&] {
    std::fill(c.norms.begin(), c.norms.end(), 0);
    check(ald_rows_gather(c.next(), c.n, c.l, c.l, c.pixels.data(), c.l, c.rows.data(), c.n, c.norms.data(), nullptr));
  });
  for (const bool told : {false, true}) {
    report(told ? "rows_gather, 12 told pieces" : "rows_gather, 12 pieces", bytes, [&] {
      const float *plane = c.next();
      const int64_t part = c.n / 12;
      for (int64_t j = 0; j < c.n; j += part) {
        const float *piece = plane + j * c.l;
        check(ald_rows_gather(piece, part, c.l, c.l, c.pixels.data(), c.l, c.rows.data() + j, c.n, c.norms.data(),
                              told && j + part < c.n ? piece + part * c.l : nullptr));
      }
    });
  }
  std::vector<int32_t> some;
  std::mt19937 random(2);
  std::sample(c.pixels.begin(), c.pixels.end(), std::back_inserter(some), c.l / 5, random);
  std::vector<double> norms(some.size());
  std::vector<float> rows(some.size() * static_cast<size_t>(c.n));
  report("rows_gather, every fifth", bytes / 5, [&] {
    check(ald_rows_gather(c.next(), c.n, c.l, c.l, some.data(), static_cast<int64_t>(some.size()), rows.data(), c.n,
                          norms.data(), nullptr));
  });
  for (int32_t project : {ALD_PROJECT_NONE, ALD_PROJECT_ROW}) {
    report(project == ALD_PROJECT_NONE ? "kaczmarz_sweep" : "kaczmarz_sweep, clip rows", bytes, [&] {
      check(ald_kaczmarz_sweep(c.rows.data(), c.l, c.n, c.n, c.order.data(), c.l, c.y.data(), c.norms.data(), 0.25,
                               project, c.x.data(), c.residuals.data()));
    });
  }
  for (int64_t size : {4, 8, 16, 32, 64}) {
    const std::string name = "kaczmarz_panel, " + std::to_string(size) + " rows";
    report(name.c_str(), bytes, [&] { pass_by_panels(c, size); });
  }
  report("plane_combine", bytes, [&] { check(ald_plane_combine(c.next(), c.n, c.l, c.l, c.x.data(), c.out.data())); });
  report("plane_project", bytes, [&] { check(ald_plane_project(c.next(), c.n, c.l, c.l, c.y.data(), c.out.data())); });
  report("plane_energy", bytes, [&] {
    check(ald_plane_energy(c.next(), c.n, c.l, c.l, c.unit.data(), c.y.data(), c.energy.data(), c.product.data()));
  });
  report("scale_to_float (in + out)", 3 * bytes,
         [&] { check(ald_scale_to_float(c.wide.data(), c.n, c.l, c.l, c.scale.data(), 1, c.rows.data(), c.l)); });
}

}  // namespace

int main() {
  char name[256];
  check(ald_cpu_name(name, sizeof name));
  std::printf("%s\n", name);
  for (const auto &[n, l, planes] :
       {std::tuple<int64_t, int64_t, int64_t>{1440, 1247, 1}, {1440, 1247, 16}, {74520, 256, 1}}) {
    Case c(n, l, planes);
    for (int32_t level : {ALD_CPU_PORTABLE, ALD_CPU_NEON, ALD_CPU_AVX2, ALD_CPU_AVX512}) {
      if (ald_cpu_select(level) == ALD_OK) {
        std::printf("level %d, %ld planes of %ld x %ld\n", level, static_cast<long>(planes), static_cast<long>(n),
                    static_cast<long>(l));
        measure(c);
        if (planes > 1) {
          measure_shift();
          measure_rows();
        }
      }
    }
  }
  return 0;
}
