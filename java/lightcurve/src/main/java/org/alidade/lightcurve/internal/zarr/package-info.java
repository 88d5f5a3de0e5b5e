/** Zarr directories of versions 2 and 3: metadata, codecs, chunks. */
@NullMarked
package org.alidade.lightcurve.internal.zarr;

import org.jspecify.annotations.NullMarked;
