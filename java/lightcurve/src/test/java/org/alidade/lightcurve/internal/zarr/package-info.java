/** Tests of Zarr directories. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.zarr;
