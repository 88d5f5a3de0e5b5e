// Gathering of chosen pixels of a plane as contiguous rows: a transposition of the part that is wanted.
#pragma once

#include "hot/hot.h"
#include "hot/simd.h"

namespace ald {
namespace ALD_NAMESPACE {

// Rows of the plane that are worked on together: few enough to stay in the nearest caches.
constexpr int64_t kRowBlock = 32;
constexpr int64_t kLineFloats = 16;

// Walks over the part of a block of rows that is wanted, line after line, and brings it nearer. Memory keeps up with
// lines in their order, hardly with the jumps from row to row that transposition makes.
struct Toucher {
  const float *row;
  int64_t stride;
  int64_t span;  // floats per row
  int64_t rows;
  int64_t at = 0;

  void advance(int64_t lines) {
    for (; lines > 0 && rows > 0; lines--) {
      ALD_PREFETCH(row + at);
      at += kLineFloats;
      if (at >= span) {
        at = 0;
        row += stride;
        rows--;
      }
    }
  }
};

inline Vector add_squares(const float *values, int64_t n, Vector squares) {
  int64_t j = 0;
  for (; j + kWidth <= n; j += kWidth) {
    const Vector v = load(values + j);
    squares = multiply_add(v, v, squares);
  }
  if (j < n) {
    const Vector v = load_part(values + j, n - j);
    squares = multiply_add(v, v, squares);
  }
  return squares;
}

// kQuadRows rows of one quadruple, from row i on.
inline void gather_tile(const float *plane, int64_t stride, const Quad &quad, int64_t i, float *rows,
                        int64_t rows_stride) {
  Column column[4];
  transpose_quad(plane + i * stride + quad.pixel, stride, column);
  for (int p = 0; p < 4; p++) {
    if (quad.target[p] >= 0) store_column(rows + quad.target[p] * rows_stride + i, column[p]);
  }
}

// Elements from a place in memory to the next one where whole columns fall on whole cache lines.
inline int64_t to_alignment(const float *p) {
  const int64_t element = static_cast<int64_t>(reinterpret_cast<uintptr_t>(p) / sizeof(float));
  return (kQuadRows - element % kQuadRows) % kQuadRows;
}

// One quadruple, `count` rows of the plane from row j on. The first and the last tile may overlap their neighbours:
// writing an element twice is cheaper than writing it alone.
inline void gather_quad(const float *plane, int64_t stride, const Quad &quad, int64_t j, int64_t count, float *rows,
                        int64_t rows_stride, double *squares) {
  const int64_t end = j + count;
  int64_t i = j;
  if (count >= kQuadRows) {
    const int64_t head = to_alignment(rows + j);
    if (head > 0) {
      gather_tile(plane, stride, quad, j, rows, rows_stride);
      i += head;
    }
    for (; i + kQuadRows <= end; i += kQuadRows) gather_tile(plane, stride, quad, i, rows, rows_stride);
    if (i < end) gather_tile(plane, stride, quad, end - kQuadRows, rows, rows_stride);
    i = end;
  }
  for (int p = 0; p < 4; p++) {
    const int64_t k = quad.target[p];
    if (k >= 0) {
      float *row = rows + k * rows_stride;
      for (int64_t rest = i; rest < end; rest++) row[rest] = plane[rest * stride + quad.pixel + p];
      store(squares + k * kWidth, add_squares(row + j, count, load(squares + k * kWidth)));
    }
  }
}

inline void gather(const float *plane, int64_t n, int64_t stride, const Quad *quads, int64_t count, float *rows,
                   int64_t rows_stride, double *squares, const float *next) {
  if (count == 0) return;
  const int64_t first = quads[0].pixel;
  const int64_t span = quads[count - 1].pixel + 4 - first;
  const int64_t lines = (span / kLineFloats + 1) * kRowBlock;
  const bool dense = count * kLineFloats >= span;  // else most of the lines are not wanted
  const int64_t share = (lines + count - 1) / count;
  for (int64_t j = 0; j < n; j += kRowBlock) {
    const int64_t block = n - j < kRowBlock ? n - j : kRowBlock;
    const int64_t left = n - j - block;
    Toucher ahead{plane + (j + block) * stride + first, stride, span, left < kRowBlock ? left : kRowBlock};
    if (left == 0) ahead = {next + first, stride, span, next == nullptr ? 0 : kRowBlock};
    for (int64_t q = 0; q < count; q++) {
      if (dense) ahead.advance(share);
      gather_quad(plane, stride, quads[q], j, block, rows, rows_stride, squares);
    }
  }
}

// The sum of the vector of partial sums that gather() left for a pixel.
inline double partial_sum(const double *squares) { return sum(load(squares)); }

}  // namespace ALD_NAMESPACE
}  // namespace ald
