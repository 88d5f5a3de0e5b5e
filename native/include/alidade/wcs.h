/*
 * World coordinates: a flat C boundary around WCSLIB.
 *
 * Rules: pointers, 64-bit sizes, the status codes of kernels.h; no exception and no callback crosses this header. A
 * handle is filled by one thread up to ald_wcs_prepare(); from then on any number of threads may use it, and every one
 * gets the same numbers. Axes and tables are counted from 0, pixels as FITS does: the centre of the first pixel is 1.
 */
#ifndef ALIDADE_WCS_H
#define ALIDADE_WCS_H

#include <stdint.h>

#include "alidade/kernels.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Status codes besides those of kernels.h. */
/* The header describes no coordinates that can be computed. */
#define ALD_WCS_BAD_HEADER 16
/* The header has no description under this letter. */
#define ALD_WCS_ABSENT 17

/* Bytes of one header card, and enough for any text handed out here with its closing 0. */
#define ALD_WCS_CARD 80
#define ALD_WCS_TEXT 72

/* World coordinates of one header. */
typedef struct ald_wcs ald_wcs;

/* Message of the last failure on this thread, "" if none. */
ALD_API const char *ald_wcs_last_error(void);
/* Version of WCSLIB at run time, such as "7.12". */
ALD_API const char *ald_wcs_version(void);

/*
 * Reads a description from count cards of 80 printable ASCII characters each. alternate: 'A' to 'Z', or ' ' for the
 * primary description. Next come the tables, then ald_wcs_prepare(); *wcs is to be given to ald_wcs_close() in the end.
 */
ALD_API int32_t ald_wcs_parse(const char *cards, int64_t count, char alternate, ald_wcs **wcs);

/* Number of arrays that axes with a look-up table (-TAB) need from binary tables. */
ALD_API int64_t ald_wcs_table_count(const ald_wcs *wcs);

/* Where an array lies: places in numbers[]. */
#define ALD_WCS_TABLE_VERSION 0
#define ALD_WCS_TABLE_LEVEL 1
#define ALD_WCS_TABLE_ROW 2
#define ALD_WCS_TABLE_DIMENSIONS 3
#define ALD_WCS_TABLE_NUMBERS 4

/* extension (EXTNAME) and column (TTYPE) take ALD_WCS_TEXT bytes; numbers: EXTVER, EXTLEVEL, row from 1, dimensions. */
ALD_API int32_t ald_wcs_table(const ald_wcs *wcs, int64_t table, char *extension, char *column, int64_t *numbers);
/* Gives an array: lengths as in TDIM, fastest first; count values are copied. */
ALD_API int32_t ald_wcs_table_fill(ald_wcs *wcs, int64_t table, const int64_t *lengths, int64_t dimensions,
                                   const double *values, int64_t count);

/* Makes the description ready for conversions; ALD_WCS_BAD_HEADER, with WCSLIB's own words, if it cannot be used. */
ALD_API int32_t ald_wcs_prepare(ald_wcs *wcs);

/* Number of pixel axes, which is that of world axes. */
ALD_API int64_t ald_wcs_axes(const ald_wcs *wcs);

/* Texts: type, unit and name belong to an axis; units are those of the world coordinates that conversions return. */
#define ALD_WCS_AXIS_TYPE 0
#define ALD_WCS_AXIS_UNIT 1
#define ALD_WCS_AXIS_NAME 2
/* Of the description (axis is not read): celestial frame (RADESYS) and name (WCSNAME), "" where not given. */
#define ALD_WCS_FRAME 3
#define ALD_WCS_TITLE 4
ALD_API int32_t ald_wcs_text(const ald_wcs *wcs, int32_t what, int64_t axis, char *text);

/* Reference pixel (axes numbers); matrix of the linear part in units of the world axes (axes x axes, row i: world
 * axis). */
#define ALD_WCS_REFERENCE_PIXEL 0
#define ALD_WCS_MATRIX 1
ALD_API int32_t ald_wcs_numbers(const ald_wcs *wcs, int32_t what, double *numbers, int64_t count);

/* Axes of celestial longitude and latitude, -1 where there is none. */
ALD_API int32_t ald_wcs_celestial(const ald_wcs *wcs, int64_t *longitude, int64_t *latitude);

/* Native memory of the description in bytes; every thread at work needs as much again. */
ALD_API int64_t ald_wcs_bytes(const ald_wcs *wcs);

/*
 * Converts points (points x axes). shift is added to every pixel coordinate on the way in and taken off on the way out.
 * What cannot be converted becomes NaN; *failed is the number of points concerned.
 */
ALD_API int32_t ald_wcs_pixel_to_world(ald_wcs *wcs, int64_t points, double shift, const double *pixel, double *world,
                                       int64_t *failed);
ALD_API int32_t ald_wcs_world_to_pixel(ald_wcs *wcs, int64_t points, double shift, const double *world, double *pixel,
                                       int64_t *failed);

/* Gives everything back; nothing may use the handle any more. */
ALD_API int32_t ald_wcs_close(ald_wcs *wcs);

#ifdef __cplusplus
}
#endif

#endif
