/**
 * Typed reading and writing of FITS files: headers, images and tables.
 *
 * <p>Priorities, in order: numbers as the standard defines them (scaling, blank values, byte
 * order), errors that name the file and the HDU, no data read before somebody asks for it, few
 * types.
 *
 * <p>{@link org.alidade.fits.FitsFile} indexes the headers once; images are then read straight from
 * the file by position, tables through nom-tam-fits, whose own log messages are switched off
 * because every problem is reported as an exception. {@link org.alidade.fits.FitsWriter} streams
 * HDUs into a file that appears only when it is whole.
 */
@NullMarked
package org.alidade.fits;

import org.jspecify.annotations.NullMarked;
