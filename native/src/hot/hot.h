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

// As many neighbouring columns of a sparse operator as a vector has elements, their entries side by side: entry e of
// column c is number e * width + c. Shorter columns are filled up with their own first row and weight 0.
struct ColumnGroup {
  const int32_t *row;
  const double *weight;
  int64_t length;   // entries per column; 0 if the columns are too different to go together
  int64_t lowest;   // smallest row
  int64_t highest;  // largest row
};

// Some rows of a Kaczmarz pass, the part of all of them that one call works on.
struct Panel {
  const float *rows;
  int64_t stride;
  int64_t n;
  const int32_t *order;
  int64_t done;   // rows whose steps are to be taken
  int64_t ahead;  // rows after them whose products are wanted
};

// Kernels of as many neighbouring components as are worked on together, tap by tap, and the taps that any of them uses.
struct KernelBlock {
  const float *kernels;  // tap 0 of all of them, tap 1 of all of them, ...
  int64_t components;    // how many exist; the others are 0
  int64_t first_tap;
  int64_t end_tap;
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
  // Adds squares to `width` partial sums per gathered row; brings the start of the next plane (may be null) nearer.
  void (*gather)(const float *plane, int64_t n, int64_t stride, const Quad *quads, int64_t count, float *rows,
                 int64_t rows_stride, double *squares, const float *next);
  double (*partial_sum)(const double *squares);
  void (*scale_row)(const double *in, int64_t columns, double scale, bool clip, float *out);
  double (*read_sum)(const float *values, int64_t n);
  void (*rebin)(const double *spectra, int64_t n, int64_t stride, Columns columns, double *out, int64_t out_stride);
  // groups hold the columns before the last columns.count % width.
  void (*shift_rebin)(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps, Columns columns,
                      const ColumnGroup *groups, double *out, int64_t out_stride);
  // Components of a kernel block.
  int64_t block_components;
  // One row: factor times the product of kernels and templates (taps x populations). work: taps * row_panel floats.
  int64_t row_panel;
  void (*make_row)(const KernelBlock *blocks, int64_t count, const float *templates, int64_t taps, int64_t populations,
                   float factor, float *work, float *row);
  double (*squares)(const float *row, int64_t n);
  // work: panel_work(ahead) doubles, all 0.
  int64_t (*panel_work)(int64_t ahead);
  void (*panel)(Panel panel, const double *steps, bool clip, double *x, double *products, double *gram, double *work);
};

// The kernels of the selected instruction set.
const HotKernels &hot();

extern const HotKernels kPortableKernels;
extern const HotKernels kNeonKernels;
extern const HotKernels kAvx2Kernels;
extern const HotKernels kAvx512Kernels;

}  // namespace ald
