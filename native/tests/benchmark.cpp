// Memory rates of the hot kernels beside plain reading, per instruction set. Prints GB of plane per second.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <numeric>
#include <random>
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
      : n(unknowns), l(length), planes(count), plane(static_cast<size_t>(n * l * planes)),
        rows(static_cast<size_t>(n * l)), x(static_cast<size_t>(n)), y(static_cast<size_t>(l)),
        out(static_cast<size_t>(std::max(n, l))), norms(static_cast<size_t>(l)), residuals(static_cast<size_t>(l)),
        unit(static_cast<size_t>(l), 1), energy(static_cast<size_t>(n)), product(static_cast<size_t>(n)),
        wide(static_cast<size_t>(n * l), 0.5), scale(static_cast<size_t>(n), 2), pixels(static_cast<size_t>(l)),
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

void measure(Case &c) {
  const double bytes = static_cast<double>(c.n * c.l) * sizeof(float);
  std::vector<float> copy(static_cast<size_t>(c.n * c.l));
  double sum = 0;
  report("read_sum", bytes, [&] { check(ald_read_sum(c.next(), c.n * c.l, &sum)); });
  report("memory copy", bytes, [&] { std::copy_n(c.next(), c.n * c.l, copy.begin()); });
  report("rows_gather, all pixels", bytes, [&] {
    std::fill(c.norms.begin(), c.norms.end(), 0);
    check(ald_rows_gather(c.next(), c.n, c.l, c.l, c.pixels.data(), c.l, c.rows.data(), c.n, c.norms.data()));
  });
  std::vector<int32_t> some;
  std::mt19937 random(2);
  std::sample(c.pixels.begin(), c.pixels.end(), std::back_inserter(some), c.l / 5, random);
  std::vector<double> norms(some.size());
  std::vector<float> rows(some.size() * static_cast<size_t>(c.n));
  report("rows_gather, every fifth", bytes / 5, [&] {
    check(ald_rows_gather(c.next(), c.n, c.l, c.l, some.data(), static_cast<int64_t>(some.size()), rows.data(), c.n,
                          norms.data()));
  });
  for (int32_t project : {ALD_PROJECT_NONE, ALD_PROJECT_ROW}) {
    report(project == ALD_PROJECT_NONE ? "kaczmarz_sweep" : "kaczmarz_sweep, clip rows", bytes, [&] {
      check(ald_kaczmarz_sweep(c.rows.data(), c.l, c.n, c.n, c.order.data(), c.l, c.y.data(), c.norms.data(), 0.25,
                               project, c.x.data(), c.residuals.data()));
    });
  }
  report("plane_combine", bytes,
         [&] { check(ald_plane_combine(c.next(), c.n, c.l, c.l, c.x.data(), c.out.data())); });
  report("plane_project", bytes,
         [&] { check(ald_plane_project(c.next(), c.n, c.l, c.l, c.y.data(), c.out.data())); });
  report("plane_energy", bytes, [&] {
    check(ald_plane_energy(c.next(), c.n, c.l, c.l, c.unit.data(), c.y.data(), c.energy.data(), c.product.data()));
  });
  report("scale_to_float (in + out)", 3 * bytes, [&] {
    check(ald_scale_to_float(c.wide.data(), c.n, c.l, c.l, c.scale.data(), 1, c.rows.data(), c.l));
  });
}

}  // namespace

int main() {
  char name[256];
  check(ald_cpu_name(name, sizeof name));
  std::printf("%s\n", name);
  for (const auto &[n, l, planes] : {std::tuple<int64_t, int64_t, int64_t>{1440, 1247, 1}, {1440, 1247, 16}, {74520, 256, 1}}) {
    Case c(n, l, planes);
    for (int32_t level : {ALD_CPU_PORTABLE, ALD_CPU_NEON, ALD_CPU_AVX2, ALD_CPU_AVX512}) {
      if (ald_cpu_select(level) == ALD_OK) {
        std::printf("level %d, %ld planes of %ld x %ld\n", level, static_cast<long>(planes), static_cast<long>(n),
                    static_cast<long>(l));
        measure(c);
      }
    }
  }
  return 0;
}
