// Gathering of equations and relaxed Kaczmarz passes over them.
#include <cmath>
#include <limits>
#include <vector>

#include "hot/hot.h"
#include "scratch.h"
#include "status.h"

namespace {

bool ascending(const int32_t *pixels, int64_t count, int64_t l) {
  int64_t before = -1;
  for (int64_t k = 0; k < count; k++) {
    if (pixels[k] <= before || pixels[k] >= l) return false;
    before = pixels[k];
  }
  return true;
}

// Covers the chosen pixels with quadruples of neighbours that lie inside a plane of l >= 4 pixels.
std::vector<ald::Quad> quadruples(const int32_t *pixels, int64_t count, int64_t l) {
  std::vector<ald::Quad> quads;
  for (int64_t k = 0; k < count;) {
    ald::Quad quad{pixels[k] <= l - 4 ? pixels[k] : l - 4, {-1, -1, -1, -1}};
    for (; k < count && pixels[k] < quad.pixel + 4; k++) quad.target[pixels[k] - quad.pixel] = k;
    quads.push_back(quad);
  }
  return quads;
}

void gather_narrow(const float *plane, int64_t n, int64_t stride, const int32_t *pixels, int64_t count, float *rows,
                   int64_t rows_stride, double *norms) {
  for (int64_t k = 0; k < count; k++) {
    double squares = 0;
    for (int64_t j = 0; j < n; j++) {
      const float value = plane[j * stride + pixels[k]];
      rows[k * rows_stride + j] = value;
      squares += static_cast<double>(value) * value;
    }
    norms[k] += squares;
  }
}

bool indices_inside(const int32_t *order, int64_t count, int64_t rows) {
  for (int64_t k = 0; k < count; k++) {
    if (order[k] < 0 || order[k] >= rows) return false;
  }
  return true;
}

struct Sweep {
  const float *rows;
  int64_t stride;
  int64_t n;
  const int32_t *order;
  int64_t count;

  const float *row(int64_t k) const { return k < count ? rows + order[k] * stride : nullptr; }
};

}  // namespace

int32_t ald_rows_gather(const float *plane, int64_t n, int64_t l, int64_t stride, const int32_t *pixels, int64_t count,
                        float *rows, int64_t rows_stride, double *norms, const float *next) {
  ALD_REQUIRE(ald::usable(plane, n, l, stride), "plane is unusable");
  ALD_REQUIRE(ald::usable(rows, count, n, rows_stride), "output of gathering is unusable");
  ALD_REQUIRE(ald::usable(pixels, count) && ald::usable(norms, count), "pixels or norms are missing");
  ALD_REQUIRE(ascending(pixels, count, l), "pixels must ascend and lie inside the plane");
  return ald::guarded([&] {
    if (l < 4) {
      gather_narrow(plane, n, stride, pixels, count, rows, rows_stride, norms);
    } else {
      const std::vector<ald::Quad> quads = quadruples(pixels, count, l);
      const ald::HotKernels &hot = ald::hot();
      ald::Scratch<double> squares(count * hot.width);
      hot.gather(plane, n, stride, quads.data(), static_cast<int64_t>(quads.size()), rows, rows_stride, squares.data(),
                 next);
      for (int64_t k = 0; k < count; k++) norms[k] += hot.partial_sum(squares.data() + k * hot.width);
    }
    return ald::succeed();
  });
}

int32_t ald_kaczmarz_sweep(const float *rows, int64_t row_count, int64_t n, int64_t rows_stride, const int32_t *order,
                           int64_t count, const double *y, const double *norms, double rate, int32_t project, double *x,
                           double *residuals) {
  ALD_REQUIRE(ald::usable(rows, row_count, n, rows_stride), "rows are unusable");
  ALD_REQUIRE(ald::usable(order, count) && ald::usable(x, n), "order or unknowns are missing");
  ALD_REQUIRE(ald::usable(y, row_count) && ald::usable(norms, row_count) && ald::usable(residuals, row_count),
              "right-hand sides, norms or residuals are missing");
  ALD_REQUIRE(std::isfinite(rate), "rate is not finite");
  ALD_REQUIRE(project >= ALD_PROJECT_NONE && project <= ALD_PROJECT_ROW, "unknown projection");
  ALD_REQUIRE(indices_inside(order, count, row_count), "order holds an index of no row");
  const ald::HotKernels &hot = ald::hot();
  const Sweep sweep{rows, rows_stride, n, order, count};
  const bool clip_rows = project == ALD_PROJECT_ROW;
  double product = count > 0 ? hot.dot(sweep.row(0), x, n) : 0;
  for (int64_t k = 0; k < count; k++) {
    const int32_t i = order[k];
    const float *row = sweep.row(k);
    const float *next = sweep.row(k + 1);
    const double residual = y[i] - product;
    const bool usable = norms[i] > 0 && std::isfinite(residual);
    residuals[i] = usable ? residual : std::numeric_limits<double>::quiet_NaN();
    if (usable) {
      const double step = rate * residual / norms[i];
      if (next != nullptr) {
        product = hot.update_dot(row, step, next, sweep.row(k + 2), x, n, clip_rows);
      } else {
        hot.update(row, step, x, n, clip_rows);
      }
    } else if (next != nullptr) {
      product = hot.dot(next, x, n);
    }
  }
  if (project == ALD_PROJECT_END) hot.clip(x, n);
  return ald::succeed();
}

int32_t ald_kaczmarz_panel(const float *rows, int64_t row_count, int64_t n, int64_t rows_stride, const int32_t *order,
                           int64_t done, int64_t ahead, const double *steps, int32_t clip, double *x, double *products,
                           double *gram) {
  ALD_REQUIRE(ald::usable(rows, row_count, n, rows_stride), "rows are unusable");
  ALD_REQUIRE(done >= 0 && done <= ALD_PANEL_ROWS && ahead >= 0 && ahead <= ALD_PANEL_ROWS, "panel is too large");
  ALD_REQUIRE(ald::usable(order, done + ahead) && ald::usable(x, n), "order or unknowns are missing");
  ALD_REQUIRE(ald::usable(steps, done) && ald::usable(products, ahead) && ald::usable(gram, ahead * ahead),
              "steps or products are missing");
  ALD_REQUIRE(indices_inside(order, done + ahead, row_count), "order holds an index of no row");
  return ald::guarded([&] {
    const ald::HotKernels &hot = ald::hot();
    ald::Scratch<double> work(hot.panel_work(ahead));
    hot.panel({rows, rows_stride, n, order, done, ahead}, steps, clip != 0, x, products, gram, work.data());
    return ald::succeed();
  });
}
