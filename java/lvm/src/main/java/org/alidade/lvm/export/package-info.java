/**
 * Fit-ready arrays as files for other programs: HDF5, npz, npy, FITS, Arrow and Parquet.
 *
 * <p>Every format holds the same arrays under the same names; {@link
 * org.alidade.lvm.export.FitExport} writes them.
 */
@NullMarked
package org.alidade.lvm.export;

import org.jspecify.annotations.NullMarked;
