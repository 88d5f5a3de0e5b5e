/**
 * Sky-subtracted spectra of the SDSS-V Local Volume Mapper as normalised, masked, indexed arrays.
 *
 * <p>The order of work is load, collect, configure, build, read. Loading touches headers,
 * wavelengths and the fibre table only; spectra are read when arrays are built.
 *
 * <p>Wavelengths are in air, in Angstrom; nothing here applies the barycentric velocity to them.
 */
@NullMarked
package org.alidade.lvm;

import org.jspecify.annotations.NullMarked;
