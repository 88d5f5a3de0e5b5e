// The kernels that exist once per instruction set, as a table of functions. Arguments have been checked.
#pragma once

#include <cstdint>

namespace ald {

// One quadruple of neighbouring pixels of a plane and the gathered rows that want them.
struct Quad {
  int64_t pixel;      // first of the four
  int64_t target[4];  // index of the gathered row per pixel, -1 if not wanted
};

// A sparse operator by columns.
struct Columns {
  const int64_t *start;
  const int32_t *row;
  const double *weight;
  int64_t count;
};

struct HotKernels {
  int64_t width;  // doubles in a vector
  double (*dot)(const float *row, const double *x, int64_t n);
  // x += step * row, clipped at 0 if asked.
  void (*update)(const float *row, double step, double *x, int64_t n, bool clip);
  // The same, and the dot product of the updated x with next; brings after_next (may be null) nearer.
  double (*update_dot)(const float *row, double step, const float *next, const float *after_next, double *x, int64_t n,
                       bool clip);
  void (*clip)(double *x, int64_t n);
  // out += sum of coefficient[k] * row[k] for count rows.
  void (*combine)(const float *const *row, const double *coefficient, int64_t count, double *out, int64_t l);
  void (*project)(const float *plane, int64_t n, int64_t l, int64_t stride, const double *residual, double *out);
  void (*energy)(const float *plane, int64_t n, int64_t l, int64_t stride, const double *weight, const double *y,
                 double *energy, double *product);
  // Adds squares to `width` partial sums per gathered row.
  void (*gather)(const float *plane, int64_t n, int64_t stride, const Quad *quads, int64_t count, float *rows,
                 int64_t rows_stride, double *squares);
  double (*partial_sum)(const double *squares);
  void (*scale_row)(const double *in, int64_t columns, double scale, bool clip, float *out);
  double (*read_sum)(const float *values, int64_t n);
  void (*rebin)(const double *spectra, int64_t n, int64_t stride, Columns columns, double *out, int64_t out_stride);
  void (*shift_rebin)(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps, Columns columns, double *out,
                      int64_t out_stride);
};

// The kernels of the selected instruction set.
const HotKernels &hot();

extern const HotKernels kPortableKernels;
extern const HotKernels kNeonKernels;
extern const HotKernels kAvx2Kernels;
extern const HotKernels kAvx512Kernels;

}  // namespace ald
