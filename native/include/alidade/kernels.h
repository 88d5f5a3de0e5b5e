/*
 * The flat C boundary of Alidade's own kernels.
 *
 * Rules: pointers, 64-bit sizes and strides, an int32_t status. No C++ type and no exception crosses this header, no
 * kernel starts a thread, none allocates memory that outlives the call. Strides count elements. Matrices are row-major.
 * Results do not depend on the instruction set beyond rounding of sums, and never on the number of calling threads.
 */
#ifndef ALIDADE_KERNELS_H
#define ALIDADE_KERNELS_H

#include <stdint.h>

#if defined(_WIN32)
#define ALD_API __declspec(dllexport)
#else
#define ALD_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Status codes. */
#define ALD_OK 0
#define ALD_BAD_ARGUMENT 1
#define ALD_OUT_OF_MEMORY 2
#define ALD_IO 3
#define ALD_UNSUPPORTED 4
#define ALD_INTERNAL 5

/* Message of the last failure on this thread, "" if none. */
ALD_API const char *ald_last_error(void);

/* ---- processor ---- */

/* Instruction sets, best last. */
#define ALD_CPU_PORTABLE 0
#define ALD_CPU_NEON 1
#define ALD_CPU_AVX2 2
#define ALD_CPU_AVX512 3

/* Best instruction set that processor and operating system support. */
ALD_API int32_t ald_cpu_best(void);
/* Instruction set the kernels use; ald_cpu_best() unless ald_cpu_select() chose another. */
ALD_API int32_t ald_cpu_selected(void);
/* Chooses an instruction set; ALD_UNSUPPORTED if this machine lacks it. Not for use while kernels run. */
ALD_API int32_t ald_cpu_select(int32_t level);
/* Processor brand string, written with a closing 0 into at most size bytes. */
ALD_API int32_t ald_cpu_name(char *name, int64_t size);
/* Sets an environment variable of the process that native libraries loaded later will see; no value removes it. */
ALD_API int32_t ald_environment_set(const char *name, const char *value);

/* ---- files ---- */

/* Maps bytes [offset, offset+length) of a file read-only; any offset. *address points at the byte at offset. */
ALD_API int32_t ald_file_map(const char *path_utf8, int64_t offset, int64_t length, void **address);
ALD_API int32_t ald_file_unmap(void *address, int64_t length);
/* Brings mapped pages in (returns when they are there, where the system can do that, else as a hint). */
ALD_API int32_t ald_file_populate(void *address, int64_t length);
/* Lets mapped pages leave this process's resident set; their content stays in the file. */
ALD_API int32_t ald_file_release(void *address, int64_t length);

/* ---- memory ---- */

/*
 * Asks the system for large pages in the whole pages of a block that has not been written yet, which makes the first
 * touch several times cheaper. Advice: ALD_OK where the system has none to give, and nothing but time changes.
 */
ALD_API int32_t ald_memory_prefer_large_pages(void *address, int64_t length);

/* ---- line-of-sight velocity distributions ---- */

#define ALD_KERNEL_SAMPLE 0
#define ALD_KERNEL_INTEGRATE 1

/*
 * Samples n histograms (n x bins, strides: histogram_stride between histograms, bin_stride between bins) at bin centres
 * velocity_kms (increasing, km/s) on integer pixel offsets first_tap .. first_tap+taps-1 of a grid with step dlog in
 * ln(wavelength), after a shift by shift_pixels. Non-finite and negative bins count as 0.
 * kernels: n x taps, unit sum; a histogram without sampled mass gives all zeros.
 * sampled_mass (n): what the taps saw of sum_v H_v * width_v, to be held against that sum. In sample mode the sum over
 * taps of g_k * (v_{k+1/2} - v_{k-1/2}) before normalisation; in integrate mode every bin's H_v * width_v times the
 * part of the bin that taps cover. There must be two bins at least.
 * repaired_bins: number of non-finite or negative bins (n).
 */
ALD_API int32_t ald_losvd_sample(const double *histograms, int64_t n, int64_t bins, int64_t histogram_stride,
                                 int64_t bin_stride, const double *velocity_kms, double dlog, double shift_pixels,
                                 int64_t first_tap, int64_t taps, int32_t mode, double *kernels, int64_t kernel_stride,
                                 double *sampled_mass, int32_t *repaired_bins);

/* ---- sparse rebin: column l of the (T, L) operator holds entries start[l] .. start[l+1]-1 ---- */

/* out[i, l] = sum_e weight[e] * spectra[i, row[e]] for n spectra of t pixels; out is n x l. */
ALD_API int32_t ald_rebin(const double *spectra, int64_t n, int64_t t, int64_t spectra_stride, const int64_t *start,
                          const int32_t *row, const double *weight, int64_t l, double *out, int64_t out_stride);

/* out[i, row[e]] += weight[e] * values[i, l]: the transpose of ald_rebin, added to out (n x t). */
ALD_API int32_t ald_rebin_transposed(const double *values, int64_t n, int64_t t, int64_t values_stride,
                                     const int64_t *start, const int32_t *row, const double *weight, int64_t l,
                                     double *out, int64_t out_stride);

/* out[k, l] = sum_e weight[e] * spectrum[row[e] - (first_tap + k)], zero outside 0..t-1; out is taps x l. */
ALD_API int32_t ald_shift_rebin(const double *spectrum, int64_t t, int64_t first_tap, int64_t taps,
                                const int64_t *start, const int32_t *row, const double *weight, int64_t l, double *out,
                                int64_t out_stride);

/* ---- clamp, scale, convert ---- */

/* out[i, j] = (float) (scale[i] * (clamp ? max(in[i, j], 0) : in[i, j])); rows with scale 0 become exactly 0. */
ALD_API int32_t ald_scale_to_float(const double *in, int64_t rows, int64_t columns, int64_t in_stride,
                                   const double *scale, int32_t clamp, float *out, int64_t out_stride);

/* ---- planes: the stored models of one spaxel, n rows (one per unknown) of l pixels, float32 ---- */

/* out[l] += sum_j x[j] * plane[j, l]; rows with x[j] == 0 are not read. */
ALD_API int32_t ald_plane_combine(const float *plane, int64_t n, int64_t l, int64_t stride, const double *x,
                                  double *out);
/* out[j] += sum_l plane[j, l] * residual[l]. */
ALD_API int32_t ald_plane_project(const float *plane, int64_t n, int64_t l, int64_t stride, const double *residual,
                                  double *out);
/* energy[j] += sum_l weight[l] * plane[j, l]^2 ; product[j] += sum_l weight[l] * plane[j, l] * y[l]. */
ALD_API int32_t ald_plane_energy(const float *plane, int64_t n, int64_t l, int64_t stride, const double *weight,
                                 const double *y, double *energy, double *product);

/* ---- Kaczmarz ---- */

/*
 * Gathers pixels of a plane as contiguous rows: rows[k * rows_stride + j] = plane[j * stride + pixels[k]] and adds
 * plane[j, pixels[k]]^2 to norms[k]. pixels must be ascending, inside 0..l-1. Neighbouring pixels are transposed in
 * blocks. next: the plane that will be gathered after this one with the same stride and pixels, NULL if not known; its
 * first rows are brought nearer meanwhile.
 */
ALD_API int32_t ald_rows_gather(const float *plane, int64_t n, int64_t l, int64_t stride, const int32_t *pixels,
                                int64_t count, float *rows, int64_t rows_stride, double *norms, const float *next);

/*
 * Makes rows of one spaxel from its kernels (components x taps) and shifted templates of l pixels (each taps x
 * populations, pixel after pixel):
 *   rows[k * rows_stride + c * populations + p] = factor * sum_t kernels[c, t] * templates[pixels[k], t, p]
 * in single precision; norms[k] is the sum of squares of the row in double precision. Taps that are 0 in neighbouring
 * components cost nothing. A row does not depend on the other rows of the call.
 */
ALD_API int32_t ald_rows_make(const float *kernels, int64_t components, int64_t taps, int64_t kernel_stride,
                              const float *templates, int64_t l, int64_t populations, float factor,
                              const int32_t *pixels, int64_t count, float *rows, int64_t rows_stride, double *norms);

#define ALD_PROJECT_NONE 0
#define ALD_PROJECT_END 1
#define ALD_PROJECT_ROW 2

/*
 * Relaxed Kaczmarz over count of row_count rows in the order given: for i = order[0], order[1], ...
 *   r = y[i] - a_i . x ;  residuals[i] = r ;  x += rate * r / norms[i] * a_i
 * with float32 rows a_i of n elements and float64 x. Rows with norms[i] <= 0 or non-finite r are passed over, their
 * residual is NaN. project: clip x at 0 never, once after the last row, or after every row.
 * The update of one row and the dot product of the next are fused.
 */
ALD_API int32_t ald_kaczmarz_sweep(const float *rows, int64_t row_count, int64_t n, int64_t rows_stride,
                                   const int32_t *order, int64_t count, const double *y, const double *norms,
                                   double rate, int32_t project, double *x, double *residuals);

/* Largest number of rows of a panel. */
#define ALD_PANEL_ROWS 64

/*
 * Part of Kaczmarz passes that take rows by panels, in the columns 0..n-1 of rows and x; other columns may be worked on
 * by other threads. First takes the steps of the `done` rows order[0], order[1], ...:
 *   x += steps[k] * a_i for i = order[k], k < done (rows with step 0 are not read); then clips x at 0 if clip is not 0
 * then finds products of the `ahead` rows after them in order:
 *   products[k] = a_i . x ;  gram[k * ahead + m] = a_i . a_j  for i = order[done + k], j = order[done + m], m < k
 * The other elements of gram stay.
 */
ALD_API int32_t ald_kaczmarz_panel(const float *rows, int64_t row_count, int64_t n, int64_t rows_stride,
                                   const int32_t *order, int64_t done, int64_t ahead, const double *steps, int32_t clip,
                                   double *x, double *products, double *gram);

/* ---- limits ---- */

/* Sum of n floats, read once: the memory read rate kernels can be held against. */
ALD_API int32_t ald_read_sum(const float *values, int64_t n, double *sum);

/* ---- light curves ---- */

/* What the coding of a packed light curve says; docs/formats/light-curve-folder.md has the layout. */
#define ALD_CURVE_SOME_MEASURED 4
#define ALD_CURVE_SOME_UNDETECTED 8
#define ALD_CURVE_FLAGS_OF_ALL 16
#define ALD_CURVE_RUNS 32

/*
 * Values, errors and flags (epochs each) of a packed light curve, whose body is bytes [start, length) of a record.
 * Epochs without measurement get NaN, or 99 where nothing was detected, and missing_flags unless the flags of all
 * epochs are there. No byte beyond length is read; ALD_BAD_ARGUMENT if the body does not make sense, the outputs are
 * then undefined.
 */
ALD_API int32_t ald_light_curve_unpack(const uint8_t *record, int64_t start, int64_t length, int64_t epochs,
                                       int32_t coding, int32_t missing_flags, float *values, float *errors,
                                       int32_t *flags);

#ifdef __cplusplus
}
#endif

#endif
