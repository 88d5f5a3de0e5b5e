#include <algorithm>
#include <numeric>

#include "check.h"

namespace {

size_t at(int64_t i) { return static_cast<size_t>(i); }

std::vector<int32_t> choose(int64_t l, int64_t every, check::Random &random) {
  std::vector<int32_t> pixels;
  for (int64_t i = 0; i < l; i++) {
    if (random.index(every) == 0) pixels.push_back(static_cast<int32_t>(i));
  }
  return pixels;
}

struct Problem {
  int64_t n, count;
  std::vector<float> rows;
  std::vector<double> y, norms, x;
  std::vector<int32_t> order;

  Problem(int64_t unknowns, int64_t equations) : n(unknowns), count(equations) {
    check::Random random(n * 31 + count);
    rows = random.values<float>(n * count);
    y = random.values(count);
    x = random.values(n);
    for (int64_t i = 0; i < count; i++) {
      double norm = 0;
      for (int64_t j = 0; j < n; j++) norm += static_cast<double>(rows[at(i * n + j)]) * rows[at(i * n + j)];
      norms.push_back(norm);
    }
    order.resize(at(count));
    std::iota(order.begin(), order.end(), 0);
    for (int64_t i = count - 1; i > 0; i--) std::swap(order[at(i)], order[at(random.index(i + 1))]);
  }
};

struct Solution {
  std::vector<double> x, residuals;
};

Solution expected(const Problem &p, double rate, int32_t project) {
  Solution s{p.x, std::vector<double>(at(p.count), 7)};
  const auto clip = [&s] {
    for (double &v : s.x) v = v < 0 ? 0 : v;
  };
  for (int32_t i : p.order) {
    double r = p.y[at(i)];
    for (int64_t j = 0; j < p.n; j++) r -= p.rows[at(i * p.n + j)] * s.x[at(j)];
    if (!(p.norms[at(i)] > 0) || !std::isfinite(r)) {
      s.residuals[at(i)] = check::kNan;
      continue;
    }
    s.residuals[at(i)] = r;
    for (int64_t j = 0; j < p.n; j++) s.x[at(j)] += rate * r / p.norms[at(i)] * p.rows[at(i * p.n + j)];
    if (project == ALD_PROJECT_ROW) clip();
  }
  if (project == ALD_PROJECT_END) clip();
  return s;
}

Solution solved(const Problem &p, double rate, int32_t project) {
  Solution s{p.x, std::vector<double>(at(p.count), 7)};
  check::ok(ald_kaczmarz_sweep(p.rows.data(), p.count, p.n, p.n, p.order.data(), static_cast<int64_t>(p.order.size()),
                               p.y.data(), p.norms.data(), rate, project, s.x.data(), s.residuals.data()),
            "sweep");
  return s;
}

void same(const Solution &got, const Solution &wanted, double tolerance) {
  for (size_t j = 0; j < wanted.x.size(); j++) check::near(got.x[j], wanted.x[j], tolerance, 1, "x");
  for (size_t i = 0; i < wanted.residuals.size(); i++) {
    check::near(got.residuals[i], wanted.residuals[i], tolerance, 1, "residual");
  }
}

}  // namespace

LEVEL_TEST(gather_transposes_what_is_chosen) {
  for (int64_t n : check::kSizes) {
    for (int64_t l : {0, 1, 3, 4, 5, 17, 64, 201}) {
      for (int64_t every : {1, 2, 7, 50}) {
        check::Random random(n * 77 + l + every);
        const int64_t stride = l + 3;
        const int64_t rows_stride = n + 2;
        const std::vector<float> plane = random.values<float>(n * stride);
        const std::vector<int32_t> pixels = choose(l, every, random);
        const int64_t count = static_cast<int64_t>(pixels.size());
        std::vector<float> rows(at(count * rows_stride), 9);
        std::vector<double> norms(at(count), 1);
        check::ok(ald_rows_gather(plane.data(), n, l, stride, pixels.data(), count, rows.data(), rows_stride,
                                  norms.data(), every == 2 ? plane.data() : nullptr),
                  "gather");
        for (int64_t k = 0; k < count; k++) {
          double norm = 1;
          for (int64_t j = 0; j < n; j++) {
            const double value = plane[at(j * stride + pixels[at(k)])];
            norm += value * value;
            check::near(rows[at(k * rows_stride + j)], value, 0, 1, "gathered element");
          }
          check::near(norms[at(k)], norm, 1e-13, norm, "norm");
          check::that(rows[at(k * rows_stride + n)] == 9, "gather wrote between rows");
        }
      }
    }
  }
}

LEVEL_TEST(sweep_is_the_textbook_recurrence) {
  for (int64_t n : check::kSizes) {
    for (int64_t count : {0, 1, 2, 3, 30}) {
      const Problem p(n, count);
      for (int32_t project : {ALD_PROJECT_NONE, ALD_PROJECT_END, ALD_PROJECT_ROW}) {
        same(solved(p, 0.7, project), expected(p, 0.7, project), 1e-11);
      }
    }
  }
}

LEVEL_TEST(unusable_equations_are_passed_over) {
  for (int32_t project : {ALD_PROJECT_NONE, ALD_PROJECT_END, ALD_PROJECT_ROW}) {
    Problem p(33, 12);
    p.y[2] = check::kNan;
    p.y[3] = check::kInfinity;
    p.norms[5] = 0;
    p.norms[6] = -1;
    p.norms[7] = check::kNan;
    p.rows[at(9 * 33 + 32)] = std::numeric_limits<float>::quiet_NaN();
    const Solution s = solved(p, 1, project);
    same(s, expected(p, 1, project), 1e-11);
    for (double v : s.x) check::that(std::isfinite(v), "x is spoiled");
    for (size_t i : {2u, 3u, 5u, 6u, 7u, 9u}) check::that(std::isnan(s.residuals[i]), "residual of unusable equation");
  }
}

LEVEL_TEST(sweeps_repeat_bit_by_bit) {
  const Problem p(1247, 40);
  const Solution a = solved(p, 0.25, ALD_PROJECT_ROW);
  const Solution b = solved(p, 0.25, ALD_PROJECT_ROW);
  check::that(a.x == b.x && a.residuals == b.residuals, "two runs differ");
}

LEVEL_TEST(part_of_the_rows_leaves_the_other_residuals_alone) {
  Problem p(17, 8);
  p.order = {6, 1, 6};
  const Solution s = solved(p, 1, ALD_PROJECT_NONE);
  same(s, expected(p, 1, ALD_PROJECT_NONE), 1e-12);
  check::that(s.residuals[0] == 7 && s.residuals[7] == 7, "residual of an unused row was written");
}

namespace {

// A pass by panels, as ald_kaczmarz_panel() is meant to be used.
Solution solved_by_panels(const Problem &p, double rate, bool clip, int64_t size) {
  Solution s{p.x, std::vector<double>(at(p.count), 7)};
  const int64_t used = static_cast<int64_t>(p.order.size());
  std::vector<double> steps, products(at(size)), gram(at(size * size));
  for (int64_t first = 0, done = 0; first < used || done > 0; first += done) {
    const int64_t ahead = std::min(size, used - first);
    check::ok(ald_kaczmarz_panel(p.rows.data(), p.count, p.n, p.n, p.order.data() + first - done, done, ahead,
                                 steps.data(), clip && ahead == 0, s.x.data(), products.data(), gram.data()),
              "panel");
    steps.assign(at(ahead), 0);
    for (int64_t k = 0; k < ahead; k++) {
      const size_t i = at(p.order[at(first + k)]);
      double r = p.y[i] - products[at(k)];
      for (int64_t m = 0; m < k; m++) {
        if (steps[at(m)] != 0) r -= gram[at(k * ahead + m)] * steps[at(m)];
      }
      const bool usable = p.norms[i] > 0 && std::isfinite(r);
      steps[at(k)] = usable ? rate * r / p.norms[i] : 0;
      s.residuals[i] = usable ? r : check::kNan;
    }
    done = ahead;
  }
  return s;
}

}  // namespace

LEVEL_TEST(panels_give_what_single_rows_give) {
  for (int64_t n : {0, 1, 7, 16, 127, 128, 129, 300, 1247}) {
    for (int64_t size : {1, 3, 4, 8, 30, 64}) {
      Problem p(n, 30);
      if (n > 100) {
        p.y[2] = check::kNan;
        p.norms[5] = 0;
        p.rows[at(9 * n + n - 1)] = std::numeric_limits<float>::quiet_NaN();
        p.rows[at(10 * n)] = std::numeric_limits<float>::infinity();
      }
      same(solved_by_panels(p, 0.7, true, size), expected(p, 0.7, ALD_PROJECT_END), 1e-11);
      same(solved_by_panels(p, 0.7, false, size), expected(p, 0.7, ALD_PROJECT_NONE), 1e-11);
    }
  }
}

LEVEL_TEST(panels_touch_only_their_columns) {
  const Problem p(300, 20);
  std::vector<double> x = p.x;
  const std::vector<double> steps(4, 0.5);
  std::vector<double> products(3, 7), gram(9, 7);
  check::ok(ald_kaczmarz_panel(p.rows.data() + 100, 20, 150, 300, p.order.data(), 4, 3, steps.data(), 1, x.data() + 100,
                               products.data(), gram.data()),
            "panel");
  for (int64_t j = 0; j < 300; j++) {
    double wanted = p.x[at(j)];
    for (size_t k = 0; k < 4 && j >= 100 && j < 250; k++) wanted += 0.5 * p.rows[at(p.order[k] * 300 + j)];
    if (j >= 100 && j < 250) wanted = std::max(wanted, 0.0);
    check::near(x[at(j)], wanted, 1e-14, 1, "x");
  }
  for (size_t k = 0; k < 3; k++) {
    double product = 0;
    for (int64_t j = 100; j < 250; j++) product += p.rows[at(p.order[4 + k] * 300 + j)] * x[at(j)];
    check::near(products[k], product, 1e-12, 1, "product");
    for (size_t m = 0; m < 3; m++) {
      double pair = m < k ? 0 : 7;
      for (int64_t j = 100; j < 250 && m < k; j++) {
        pair += static_cast<double>(p.rows[at(p.order[4 + k] * 300 + j)]) * p.rows[at(p.order[4 + m] * 300 + j)];
      }
      check::near(gram[k * 3 + m], pair, 1e-12, 1, "product of rows");
    }
  }
}

TEST(unusable_calls_of_kaczmarz_are_refused) {
  Problem p(5, 3);
  std::vector<double> residuals(3);
  std::vector<float> rows(15);
  std::vector<double> gram(9);
  std::vector<double> norms(3);
  const auto sweep = [&](const std::vector<int32_t> &order, double rate, int32_t project) {
    return ald_kaczmarz_sweep(p.rows.data(), 3, 5, 5, order.data(), static_cast<int64_t>(order.size()), p.y.data(),
                              p.norms.data(), rate, project, p.x.data(), residuals.data());
  };
  check::refused(sweep({0, 3}, 1, 0), "row index too large");
  check::refused(sweep({-1}, 1, 0), "negative row index");
  check::refused(sweep({0}, check::kNan, 0), "NaN rate");
  check::refused(sweep({0}, 1, 3), "unknown projection");
  const auto panel = [&](const std::vector<int32_t> &order, int64_t done, int64_t ahead) {
    return ald_kaczmarz_panel(p.rows.data(), 3, 5, 5, order.data(), done, ahead, p.y.data(), 0, p.x.data(),
                              residuals.data(), gram.data());
  };
  check::ok(panel({0, 2, 1}, 1, 2), "good panel");
  check::refused(panel({0, 3}, 1, 1), "row index too large");
  check::refused(panel({0}, -1, 1), "negative number of rows");
  check::refused(panel(std::vector<int32_t>(65, 0), 0, 65), "large panel");
  const auto gather = [&](const std::vector<int32_t> &pixels) {
    return ald_rows_gather(p.rows.data(), 3, 5, 5, pixels.data(), static_cast<int64_t>(pixels.size()), rows.data(), 5,
                           norms.data(), nullptr);
  };
  check::ok(gather({0, 2, 4}), "good gather");
  check::refused(gather({0, 5}), "pixel outside");
  check::refused(gather({2, 2}), "repeated pixel");
  check::refused(gather({2, 1}), "descending pixels");
  check::refused(gather({-1, 1}), "negative pixel");
}
