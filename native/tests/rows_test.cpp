#include "check.h"

namespace {

size_t at(int64_t i) { return static_cast<size_t>(i); }

struct Spaxel {
  int64_t components, taps, populations, l;
  std::vector<float> kernels, templates;

  Spaxel(int64_t c, int64_t t, int64_t p, int64_t pixels) : components(c), taps(t), populations(p), l(pixels) {
    check::Random random(c * 100 + t * 10 + p);
    kernels = random.values<float>(c * (t + 1), 0, 1);
    templates = random.values<float>(pixels * t * p, 0, 1);
    for (int64_t i = 0; i < c; i++) {
      const int64_t first = random.index(t + 1);
      for (int64_t k = 0; k < t + 1; k++) {
        if (k < first || k > first + 5 || i == 3) kernels[at(i * (t + 1) + k)] = 0;
      }
    }
  }

  int32_t make(const std::vector<int32_t> &pixels, std::vector<float> &rows, int64_t stride,
               std::vector<double> &norms) const {
    return ald_rows_make(kernels.data(), components, taps, taps + 1, templates.data(), l, populations, 0.5f,
                         pixels.data(), static_cast<int64_t>(pixels.size()), rows.data(), stride, norms.data());
  }
};

}  // namespace

LEVEL_TEST(made_rows_are_products_of_kernels_and_templates) {
  for (int64_t c : {1, 3, 7, 8, 17, 25}) {
    for (int64_t taps : {1, 6, 21}) {
      for (int64_t p : {1, 4, 15, 16, 33, 47, 48, 90}) {
        const Spaxel s(c, taps, p, 4);
        const std::vector<int32_t> pixels = {2, 0, 3};
        const int64_t stride = c * p + 2;
        std::vector<float> rows(at(3 * stride), 9);
        std::vector<double> norms(3, 9);
        check::ok(s.make(pixels, rows, stride, norms), "rows");
        for (int64_t k = 0; k < 3; k++) {
          double norm = 0;
          for (int64_t i = 0; i < c * p; i++) {
            double sum = 0;
            for (int64_t t = 0; t < taps; t++) {
              sum += static_cast<double>(s.kernels[at(i / p * (taps + 1) + t)]) *
                     s.templates[at((pixels[at(k)] * taps + t) * p + i % p)];
            }
            sum *= 0.5;
            const double value = rows[at(k * stride + i)];
            check::near(value, sum, 1e-6, 6, "element of a row");
            norm += value * value;
          }
          check::near(norms[at(k)], norm, 1e-13, norm, "norm");
          check::that(rows[at(k * stride + c * p)] == 9, "rows were written between rows");
        }
      }
    }
  }
}

TEST(unusable_calls_for_rows_are_refused) {
  const Spaxel s(3, 5, 7, 2);
  std::vector<float> rows(21);
  std::vector<double> norms(1);
  check::ok(s.make({1}, rows, 21, norms), "good rows");
  check::refused(s.make({2}, rows, 21, norms), "pixel outside");
  check::refused(s.make({-1}, rows, 21, norms), "negative pixel");
  check::refused(s.make({1}, rows, 20, norms), "short stride");
  check::ok(s.make({}, rows, 21, norms), "no rows");
}
