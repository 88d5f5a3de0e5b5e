#include "check.h"

namespace {

constexpr double kTolerance = 1e-12;

size_t at(int64_t i) { return static_cast<size_t>(i); }

// A plane with gaps between rows, and vectors to go with it.
struct Plane {
  int64_t n, l, stride;
  std::vector<float> values;
  std::vector<double> x, spectrum, weight;

  Plane(int64_t rows, int64_t columns, int64_t gap) : n(rows), l(columns), stride(columns + gap) {
    check::Random random(n * 1000 + l);
    values = random.values<float>(n * stride);
    x = random.values(n);
    spectrum = random.values(l);
    weight = random.values(l, 0, 1);
  }

  double get(int64_t j, int64_t i) const { return values[at(j * stride + i)]; }
};

template <typename Body>
void for_planes(Body body) {
  for (int64_t n : {0, 1, 4, 7, 8, 17, 130}) {
    for (int64_t l : check::kSizes) {
      for (int64_t gap : {0, 5}) body(Plane(n, l, gap));
    }
  }
}

}  // namespace

LEVEL_TEST(combine_is_the_product_with_the_plane) {
  for_planes([](Plane p) {
    for (int64_t j = 0; j < p.n; j += 3) p.x[at(j)] = 0;
    if (p.n > 0 && p.l > 0) p.values[0] = std::numeric_limits<float>::quiet_NaN();  // x[0] is 0: not read
    std::vector<double> out = p.spectrum;
    check::ok(ald_plane_combine(p.values.data(), p.n, p.l, p.stride, p.x.data(), out.data()), "combine");
    for (int64_t i = 0; i < p.l; i++) {
      double sum = p.spectrum[at(i)];
      for (int64_t j = 0; j < p.n; j++) {
        if (p.x[at(j)] != 0) sum += p.x[at(j)] * p.get(j, i);
      }
      check::near(out[at(i)], sum, kTolerance, 10, "combine");
    }
  });
}

LEVEL_TEST(project_is_the_product_with_the_transpose) {
  for_planes([](const Plane &p) {
    std::vector<double> out = p.x;
    check::ok(ald_plane_project(p.values.data(), p.n, p.l, p.stride, p.spectrum.data(), out.data()), "project");
    for (int64_t j = 0; j < p.n; j++) {
      double sum = p.x[at(j)];
      for (int64_t i = 0; i < p.l; i++) sum += p.get(j, i) * p.spectrum[at(i)];
      check::near(out[at(j)], sum, kTolerance, 100, "project");
    }
  });
}

LEVEL_TEST(energy_adds_weighted_squares_and_products) {
  for_planes([](const Plane &p) {
    std::vector<double> energy = p.x;
    std::vector<double> product(at(p.n), 2);
    check::ok(ald_plane_energy(p.values.data(), p.n, p.l, p.stride, p.weight.data(), p.spectrum.data(), energy.data(),
                               product.data()),
              "energy");
    for (int64_t j = 0; j < p.n; j++) {
      double squares = p.x[at(j)];
      double products = 2;
      for (int64_t i = 0; i < p.l; i++) {
        squares += p.weight[at(i)] * p.get(j, i) * p.get(j, i);
        products += p.weight[at(i)] * p.get(j, i) * p.spectrum[at(i)];
      }
      check::near(energy[at(j)], squares, kTolerance, 100, "energy");
      check::near(product[at(j)], products, kTolerance, 100, "product");
    }
  });
}

LEVEL_TEST(scaling_clamps_rounds_and_keeps_nan) {
  for (int64_t columns : check::kSizes) {
    for (int32_t clamp : {0, 1}) {
      check::Random random(columns);
      const int64_t rows = 3;
      const int64_t stride = columns + 2;
      std::vector<double> in = random.values(rows * stride);
      for (int64_t j = 0; j < columns; j += 5) in[at(j)] = check::kNan;
      for (int64_t j = 0; j < columns; j += 4) in[at(stride + j)] = check::kNan;
      const std::vector<double> scale = {1.5, 0, -2};
      std::vector<float> out(at(rows * stride), 9);
      check::ok(ald_scale_to_float(in.data(), rows, columns, stride, scale.data(), clamp, out.data(), stride), "scale");
      for (int64_t i = 0; i < rows; i++) {
        for (int64_t j = 0; j < stride; j++) {
          const double value = in[at(i * stride + j)];
          double expected = static_cast<float>(scale[at(i)] * (clamp != 0 && value < 0 ? 0 : value));
          if (scale[at(i)] == 0) expected = 0;
          if (j >= columns) expected = 9;
          check::near(out[at(i * stride + j)], expected, 0, 1, "scale");
        }
      }
    }
  }
}

LEVEL_TEST(read_sum_reads_everything_once) {
  for (int64_t n : check::kSizes) {
    check::Random random(n);
    const std::vector<float> values = random.values<float>(n);
    double expected = 0;
    for (float v : values) expected += v;
    double sum = 9;
    check::ok(ald_read_sum(values.data(), n, &sum), "read");
    check::near(sum, expected, kTolerance, 100, "sum");
  }
}

LEVEL_TEST(nan_spoils_only_what_it_belongs_to) {
  Plane p(9, 33, 0);
  p.values[at(4 * 33 + 32)] = std::numeric_limits<float>::quiet_NaN();
  std::vector<double> spectrum(33);
  std::vector<double> products(9);
  check::ok(ald_plane_combine(p.values.data(), p.n, p.l, p.stride, p.x.data(), spectrum.data()), "combine");
  check::ok(ald_plane_project(p.values.data(), p.n, p.l, p.stride, p.spectrum.data(), products.data()), "project");
  for (size_t i = 0; i < 33; i++) check::that(std::isnan(spectrum[i]) == (i == 32), "combine and NaN");
  for (size_t j = 0; j < 9; j++) check::that(std::isnan(products[j]) == (j == 4), "project and NaN");
}

TEST(unusable_planes_are_refused) {
  const Plane p(3, 5, 0);
  std::vector<double> out(8);
  check::refused(ald_plane_combine(nullptr, 3, 5, 5, p.x.data(), out.data()), "no plane");
  check::refused(ald_plane_combine(p.values.data(), -3, 5, 5, p.x.data(), out.data()), "negative rows");
  check::refused(ald_plane_combine(p.values.data(), 3, 5, 4, p.x.data(), out.data()), "short stride");
  check::refused(ald_plane_combine(p.values.data(), 3, 5, 5, nullptr, out.data()), "no coefficients");
  check::refused(ald_plane_project(p.values.data(), 3, 5, 5, p.spectrum.data(), nullptr), "no output");
  check::refused(ald_plane_energy(p.values.data(), 3, 5, 5, nullptr, p.spectrum.data(), out.data(), out.data()),
                 "no weights");
  check::refused(ald_scale_to_float(out.data(), 1, 8, 8, nullptr, 0, nullptr, 8), "no output of scaling");
  check::refused(ald_read_sum(p.values.data(), -1, out.data()), "negative count");
  check::refused(ald_read_sum(p.values.data(), 3, nullptr), "no sum");
}
