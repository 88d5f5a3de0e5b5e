#include <algorithm>

#include "check.h"

namespace {

// Columns with 0 to 6 entries at ascending rows.
struct Operator {
  int64_t t, l;
  std::vector<int64_t> start{0};
  std::vector<int32_t> row;
  std::vector<double> weight;

  Operator(int64_t rows, int64_t columns, check::Random &random) : t(rows), l(columns) {
    for (int64_t j = 0; j < l; j++) {
      const int64_t count = t == 0 ? 0 : random.index(7);
      const int64_t first = t == 0 ? 0 : random.index(t);
      for (int64_t e = 0; e < count && first + e < t; e++) {
        row.push_back(static_cast<int32_t>(first + e));
        weight.push_back(random.uniform(-1, 1));
      }
      start.push_back(static_cast<int64_t>(row.size()));
    }
  }

  // The same as a dense matrix (t x l).
  std::vector<double> dense() const {
    std::vector<double> matrix(static_cast<size_t>(t * l));
    for (int64_t j = 0; j < l; j++) {
      for (int64_t e = start[static_cast<size_t>(j)]; e < start[static_cast<size_t>(j + 1)]; e++) {
        matrix[static_cast<size_t>(row[static_cast<size_t>(e)] * l + j)] += weight[static_cast<size_t>(e)];
      }
    }
    return matrix;
  }
};

constexpr double kTolerance = 1e-13;

size_t at(int64_t i) { return static_cast<size_t>(i); }

}  // namespace

LEVEL_TEST(rebin_is_the_dense_product) {
  for (int64_t t : check::kSizes) {
    for (int64_t n : {0, 1, 3, 8, 11}) {
      check::Random random(t * 100 + n);
      const int64_t l = 1 + t / 2;
      const int64_t stride = t + 3;
      const Operator op(t, l, random);
      const std::vector<double> matrix = op.dense();
      const std::vector<double> z = random.values(n * stride);
      std::vector<double> out(at(n * (l + 2)), 9);
      check::ok(
          ald_rebin(z.data(), n, t, stride, op.start.data(), op.row.data(), op.weight.data(), l, out.data(), l + 2),
          "rebin");
      for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < l; j++) {
          double sum = 0;
          for (int64_t k = 0; k < t; k++) sum += z[at(i * stride + k)] * matrix[at(k * l + j)];
          check::near(out[at(i * (l + 2) + j)], sum, kTolerance, 10, "rebin");
        }
        check::that(out[at(i * (l + 2) + l)] == 9, "rebin wrote between rows");
      }
    }
  }
}

LEVEL_TEST(rebin_transposed_is_adjoint) {
  for (int64_t t : check::kSizes) {
    check::Random random(t);
    const int64_t n = 3;
    const int64_t l = 2 + t / 3;
    const Operator op(t, l, random);
    const std::vector<double> matrix = op.dense();
    const std::vector<double> values = random.values(n * l);
    std::vector<double> out = random.values(n * t);
    const std::vector<double> before = out;
    check::ok(ald_rebin_transposed(values.data(), n, t, l, op.start.data(), op.row.data(), op.weight.data(), l,
                                   out.data(), t),
              "transposed rebin");
    for (int64_t i = 0; i < n; i++) {
      for (int64_t k = 0; k < t; k++) {
        double sum = before[at(i * t + k)];
        for (int64_t j = 0; j < l; j++) sum += matrix[at(k * l + j)] * values[at(i * l + j)];
        check::near(out[at(i * t + k)], sum, kTolerance, 100, "transposed rebin");
      }
    }
  }
}

namespace {

// Columns with 5 or 6 entries that move on steadily, as in a real rebinning.
Operator steady(int64_t t, int64_t l, check::Random &random) {
  Operator op(t, 0, random);
  op.l = l;
  for (int64_t j = 0; j < l; j++) {
    const int64_t first = j * (t - 6) / l;
    for (int64_t e = 0; e < 5 + j % 2; e++) {
      op.row.push_back(static_cast<int32_t>(first + e));
      op.weight.push_back(random.uniform(-1, 1));
    }
    op.start.push_back(static_cast<int64_t>(op.row.size()));
  }
  return op;
}

void check_shift(const Operator &op, int64_t first, int64_t taps, check::Random &random) {
  const int64_t t = op.t;
  const int64_t l = op.l;
  const int64_t stride = l + 2;
  const std::vector<double> matrix = op.dense();
  const std::vector<double> spectrum = random.values(t);
  std::vector<double> out(at(taps * stride), 9);
  check::ok(ald_shift_rebin(spectrum.data(), t, first, taps, op.start.data(), op.row.data(), op.weight.data(), l,
                            out.data(), stride),
            "shift");
  for (int64_t k = 0; k < taps; k++) {
    for (int64_t j = 0; j < l; j++) {
      double sum = 0;
      for (int64_t i = std::max<int64_t>(0, first + k); i < t && i - first - k < t; i++) {
        sum += matrix[at(i * l + j)] * spectrum[at(i - first - k)];
      }
      check::near(out[at(k * stride + j)], sum, kTolerance, 10, "shift");
    }
    for (int64_t j = l; j < stride; j++) {
      check::that(out[at(k * stride + j)] == 9, "shift wrote between rows");
    }
  }
}

}  // namespace

LEVEL_TEST(shift_rebin_is_the_dense_product) {
  for (int64_t t : check::kSizes) {
    for (int64_t first : {-40, -3, 0, 5}) {
      check::Random random(t * 7 + first);
      check_shift(Operator(t, 1 + t / 2, random), first, 21, random);
    }
  }
}

LEVEL_TEST(steady_columns_are_shifted_together) {
  for (int64_t l : {1, 7, 8, 20, 33}) {
    for (int64_t taps : {0, 1, 7, 8, 31, 32, 45, 70}) {
      check::Random random(l * 100 + taps);
      check_shift(steady(200, l, random), -taps / 2, taps, random);
      check_shift(steady(200, l, random), 150, taps, random);
    }
  }
}

LEVEL_TEST(what_is_not_a_number_stays_where_it_belongs) {
  check::Random random(1);
  const Operator op = steady(100, 16, random);
  std::vector<double> spectrum = random.values(100);
  spectrum[50] = check::kNan;
  std::vector<double> out(at(9 * 16));
  check::ok(ald_shift_rebin(spectrum.data(), 100, -4, 9, op.start.data(), op.row.data(), op.weight.data(), 16,
                            out.data(), 16),
            "shift");
  for (int64_t k = 0; k < 9; k++) {
    for (int64_t l = 0; l < 16; l++) {
      bool reads = false;
      for (int64_t e = op.start[at(l)]; e < op.start[at(l + 1)]; e++) reads |= op.row[at(e)] - (k - 4) == 50;
      check::that(std::isnan(out[at(k * 16 + l)]) == reads, "NaN of shift");
    }
  }
}

TEST(unsound_operators_are_refused) {
  const std::vector<double> z(8, 1);
  std::vector<double> out(8);
  const std::vector<double> weight = {1, 1};
  const auto call = [&](std::vector<int64_t> start, std::vector<int32_t> row) {
    return ald_rebin(z.data(), 1, 4, 4, start.data(), row.data(), weight.data(), 2, out.data(), 2);
  };
  check::ok(call({0, 1, 2}, {0, 3}), "sound operator");
  check::refused(call({0, 2, 1}, {0, 3}), "descending starts");
  check::refused(call({-1, 1, 2}, {0, 3}), "negative start");
  check::refused(call({0, 1, 2}, {0, 4}), "row index too large");
  check::refused(call({0, 1, 2}, {-1, 3}), "negative row index");
  const std::vector<int64_t> start = {0, 1, 2};
  const std::vector<int32_t> row = {0, 3};
  check::refused(ald_rebin(nullptr, 1, 4, 4, start.data(), row.data(), weight.data(), 2, out.data(), 2), "no spectra");
  check::refused(ald_rebin(z.data(), -1, 4, 4, start.data(), row.data(), weight.data(), 2, out.data(), 2),
                 "negative n");
  check::refused(ald_rebin(z.data(), 1, 4, 3, start.data(), row.data(), weight.data(), 2, out.data(), 2),
                 "short stride");
  check::refused(ald_rebin(z.data(), 1, 4, 4, nullptr, row.data(), weight.data(), 2, out.data(), 2), "no starts");
}
