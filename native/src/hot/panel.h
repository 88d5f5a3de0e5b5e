// Kaczmarz passes by panels of rows: steps of one panel, dot products of the next one with x and with each other.
#pragma once

#include "alidade/kernels.h"
#include "hot/hot.h"
#include "hot/kaczmarz.h"
#include "hot/planes.h"
#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

// Columns that are worked on together: few enough that a panel of them stays in the nearest cache.
constexpr int64_t kStrip = 128;
constexpr int64_t kTileRows = 4;
// Wide enough to keep the multipliers busy, narrow enough for the registers.
#if defined(ALD_LEVEL_AVX512) || defined(ALD_LEVEL_NEON)
constexpr int64_t kTileColumns = 4;
#else
constexpr int64_t kTileColumns = 2;
#endif

inline int64_t whole_tiles(int64_t rows) { return (rows + kTileRows - 1) / kTileRows * kTileRows; }

// A strip of every row in double precision, and a vector of partial sums for every pair of rows and for every row
// with x.
inline int64_t panel_work(int64_t ahead) {
  const int64_t rows = whole_tiles(ahead);
  return rows * kStrip + rows * (rows + 1) * kWidth;
}

struct Sums {
  double *at;
  int64_t rows;

  double *pair(int64_t i, int64_t j) const { return at + (i * (rows + 1) + j) * kWidth; }
  double *product(int64_t i) const { return pair(i, rows); }
};

// Products of kTileRows rows with kTileColumns others.
inline void add_pairs(const double *rows, const double *others, int64_t length, const Sums &sums, int64_t i,
                      int64_t j) {
  Vector total[kTileRows][kTileColumns];
  for (int64_t r = 0; r < kTileRows; r++) {
    for (int64_t c = 0; c < kTileColumns; c++) total[r][c] = load(sums.pair(i + r, j + c));
  }
  for (int64_t at = 0; at < length; at += kWidth) {
    Vector row[kTileRows];
    for (int64_t r = 0; r < kTileRows; r++) row[r] = load(rows + r * kStrip + at);
    for (int64_t c = 0; c < kTileColumns; c++) {
      const Vector other = load(others + c * kStrip + at);
      for (int64_t r = 0; r < kTileRows; r++) total[r][c] = multiply_add(row[r], other, total[r][c]);
    }
  }
  for (int64_t r = 0; r < kTileRows; r++) {
    for (int64_t c = 0; c < kTileColumns; c++) store(sums.pair(i + r, j + c), total[r][c]);
  }
}

// Products of kTileRows rows with x and with each other. Loops have fixed lengths, so that they are unrolled.
inline void add_products(const double *rows, const double *x, int64_t length, const Sums &sums, int64_t i) {
  Vector product[kTileRows];
  Vector pair[kTileRows][kTileRows];
  for (int64_t r = 0; r < kTileRows; r++) {
    product[r] = load(sums.product(i + r));
    for (int64_t c = 0; c < kTileRows; c++) {
      if (c < r) pair[r][c] = load(sums.pair(i + r, i + c));
    }
  }
  for (int64_t at = 0; at < length; at += kWidth) {
    const Vector unknowns = load(x + at);
    Vector row[kTileRows];
    for (int64_t r = 0; r < kTileRows; r++) row[r] = load(rows + r * kStrip + at);
    for (int64_t r = 0; r < kTileRows; r++) {
      product[r] = multiply_add(row[r], unknowns, product[r]);
      for (int64_t c = 0; c < kTileRows; c++) {
        if (c < r) pair[r][c] = multiply_add(row[r], row[c], pair[r][c]);
      }
    }
  }
  for (int64_t r = 0; r < kTileRows; r++) {
    store(sums.product(i + r), product[r]);
    for (int64_t c = 0; c < kTileRows; c++) {
      if (c < r) store(sums.pair(i + r, i + c), pair[r][c]);
    }
  }
}

// A strip of a row in double precision, filled up with zeros to whole vectors; brings the strip after it nearer.
inline void widen(const float *row, int64_t length, double *wide) {
  int64_t j = 0;
  for (; j + kWidth <= length; j += kWidth) store(wide + j, load(row + j));
  if (j < length) store(wide + j, load_part(row + j, length - j));
  for (int64_t line = 0; line < kStrip; line += 16) ALD_PREFETCH(row + kStrip + line);
}

struct Steps {
  const float *row[ALD_PANEL_ROWS];
  double step[ALD_PANEL_ROWS];
  int64_t count = 0;

  Steps(const Panel &panel, const double *steps) {
    for (int64_t k = 0; k < panel.done; k++) {
      if (steps[k] != 0) {
        row[count] = panel.rows + panel.order[k] * panel.stride;
        step[count++] = steps[k];
      }
    }
  }

  void advance(int64_t columns) {
    for (int64_t k = 0; k < count; k++) {
      row[k] += columns;
      for (int64_t line = 0; line < kStrip; line += 16) ALD_PREFETCH(row[k] + line);
    }
  }
};

inline void strip_products(const double *wide, const double *x, int64_t length, const Sums &sums) {
  for (int64_t i = 0; i < sums.rows; i += kTileRows) {
    for (int64_t j = 0; j < i; j += kTileColumns) add_pairs(wide + i * kStrip, wide + j * kStrip, length, sums, i, j);
    add_products(wide + i * kStrip, x, length, sums, i);
  }
}

inline void panel(Panel panel, const double *steps, bool clip_x, double *x, double *products, double *gram,
                  double *work) {
  const Sums sums{work + whole_tiles(panel.ahead) * kStrip, whole_tiles(panel.ahead)};
  const int32_t *next = panel.order + panel.done;
  Steps taken(panel, steps);
  for (int64_t j = 0; j < panel.n; j += kStrip) {
    const int64_t length = panel.n - j < kStrip ? panel.n - j : kStrip;
    combine(taken.row, taken.step, taken.count, x + j, length);
    taken.advance(length);
    if (clip_x) clip(x + j, length);
    if (panel.ahead > 0) {
      double unknowns[kStrip];
      const int64_t whole = (length + kWidth - 1) / kWidth * kWidth;
      const double *present = x + j;
      if (whole != length) {
        for (int64_t c = 0; c < whole; c++) unknowns[c] = c < length ? x[j + c] : 0;
        present = unknowns;
      }
      for (int64_t k = 0; k < panel.ahead; k++)
        widen(panel.rows + next[k] * panel.stride + j, length, work + k * kStrip);
      strip_products(work, present, whole, sums);
    }
  }
  for (int64_t i = 0; i < panel.ahead; i++) {
    products[i] = sum(load(sums.product(i)));
    for (int64_t j = 0; j < i; j++) gram[i * panel.ahead + j] = sum(load(sums.pair(i, j)));
  }
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
