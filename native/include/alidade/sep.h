/*
 * Source extraction: a flat C boundary around SEP.
 *
 * Rules: pointers, 64-bit sizes, the status codes of kernels.h; no exception and no callback crosses this header.
 * Images are copied into a handle, which any number of threads may use. Pixels are counted from 0: the centre of the
 * first one is 0, 0. Angles are in radians from the first axis towards the second.
 */
#ifndef ALIDADE_SEP_H
#define ALIDADE_SEP_H

#include <stdint.h>

#include "alidade/kernels.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An image with noise, mask and segments; the sources of an image. */
typedef struct ald_sep_image ald_sep_image;
typedef struct ald_sep_catalogue ald_sep_catalogue;

/* Message of the last failure on this thread, "" if none. */
ALD_API const char *ald_sep_last_error(void);
/* Version of SEP at run time, such as "1.2.1". */
ALD_API const char *ald_sep_version(void);

/*
 * Copies an image, rows of width pixels. noise (standard deviations), mask (not 0: left out) and segments (number of
 * the source that owns the pixel, 0 for none) may be null. *image is to be given to ald_sep_close() in the end.
 */
ALD_API int32_t ald_sep_open(int64_t width, int64_t height, const float *data, const float *noise, const uint8_t *mask,
                             const int32_t *segments, ald_sep_image **image);
/* Native memory of the image in bytes. */
ALD_API int64_t ald_sep_bytes(const ald_sep_image *image);
/* Gives everything back; nothing may use the handle any more. */
ALD_API int32_t ald_sep_close(ald_sep_image *image);

/*
 * Background of tiles of tile_width x tile_height pixels, smoothed by medians over filter_width x filter_height tiles
 * where it differs by more than filter_threshold. level and scatter take one value per pixel; global takes the
 * background's and the scatter's value for the whole image.
 */
ALD_API int32_t ald_sep_background(const ald_sep_image *image, int64_t tile_width, int64_t tile_height,
                                   int64_t filter_width, int64_t filter_height, double filter_threshold, float *level,
                                   float *scatter, double *global);

/*
 * Finds sources. threshold: in units of the noise where the image has some, else of the image. kernel: rows of
 * kernel_width numbers, null for no filter; matched: not 0 for a matched filter. clean: the parameter of cleaning, 0
 * for none. *catalogue is to be given to ald_sep_catalogue_close() in the end.
 */
ALD_API int32_t ald_sep_extract(const ald_sep_image *image, double threshold, int64_t min_area, const float *kernel,
                                int64_t kernel_width, int64_t kernel_height, int32_t matched, int64_t deblend_levels,
                                double deblend_contrast, double clean, ald_sep_catalogue **catalogue);

/* Number of sources. */
ALD_API int64_t ald_sep_count(const ald_sep_catalogue *catalogue);

/* Numbers of sources: barycentre, ellipse, pixels above the threshold, flux and peak of the image and of the filtered
 * one, second moments, box, flags, threshold. */
#define ALD_SEP_X 0
#define ALD_SEP_Y 1
#define ALD_SEP_A 2
#define ALD_SEP_B 3
#define ALD_SEP_THETA 4
#define ALD_SEP_PIXELS 5
#define ALD_SEP_FLUX 6
#define ALD_SEP_PEAK 7
#define ALD_SEP_FILTERED_FLUX 8
#define ALD_SEP_FILTERED_PEAK 9
#define ALD_SEP_X2 10
#define ALD_SEP_Y2 11
#define ALD_SEP_XY 12
#define ALD_SEP_X_MIN 13
#define ALD_SEP_X_MAX 14
#define ALD_SEP_Y_MIN 15
#define ALD_SEP_Y_MAX 16
#define ALD_SEP_FLAGS 17
#define ALD_SEP_THRESHOLD 18
ALD_API int32_t ald_sep_numbers(const ald_sep_catalogue *catalogue, int32_t what, double *numbers, int64_t count);
/* The source that owns each pixel of the image, counted from 1; 0 for none. */
ALD_API int32_t ald_sep_segments(const ald_sep_catalogue *catalogue, int32_t *segments, int64_t count);
ALD_API int32_t ald_sep_catalogue_close(ald_sep_catalogue *catalogue);

/* Shapes: circle of radius outer; ring from inner to outer; ellipse of half axes outer * a, outer * b; its ring. */
#define ALD_SEP_CIRCLE 0
#define ALD_SEP_RING 1
#define ALD_SEP_ELLIPSE 2
#define ALD_SEP_ELLIPTIC_RING 3

/*
 * Sums in apertures, count of them: place and size of aperture i are numbers[7 i] to numbers[7 i + 6]: x, y, a, b,
 * theta, inner, outer. owners (null for none): pixels of other segments than owners[i] are left out. subpixels:
 * sampling of the border, 0 for exact. gain: image units per electron^-1, 0 for no noise of the source. results[4 i]
 * on: sum, error, area, flags; NaN at places that are not finite.
 */
ALD_API int32_t ald_sep_sum(const ald_sep_image *image, int32_t shape, int64_t count, const double *numbers,
                            const int32_t *owners, int64_t subpixels, double gain, double *results);

/*
 * Kron radii in ellipses, in units of their half axes: numbers as for ald_sep_sum (inner is not read, outer is the
 * radius of the ellipse they are measured in). results[2 i]: radius, flags.
 */
ALD_API int32_t ald_sep_kron(const ald_sep_image *image, int64_t count, const double *numbers, const int32_t *owners,
                             double *results);

#ifdef __cplusplus
}
#endif

#endif
