/**
 * Sky-subtracted spectra of the SDSS-V Local Volume Mapper as normalised, masked, indexed arrays.
 *
 * <p>The order of work is {@link org.alidade.lvm.LvmTile#fromFile load}, {@link
 * org.alidade.lvm.LvmTileCollection collect}, {@link org.alidade.lvm.DataConfig configure}, {@link
 * org.alidade.lvm.FitDataBuilder build}, {@link org.alidade.lvm.FitData read}. Loading touches
 * headers, wavelengths and the fibre table only; spectra are read when arrays are built.
 *
 * <p>Wavelengths are in air, in Angstrom; nothing here applies the barycentric velocity to them.
 */
@NullMarked
package org.alidade.lvm;

import org.jspecify.annotations.NullMarked;
