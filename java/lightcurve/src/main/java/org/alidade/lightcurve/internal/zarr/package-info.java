/** Zarr directories of versions 2 and 3: metadata, codecs, chunks. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.zarr;
