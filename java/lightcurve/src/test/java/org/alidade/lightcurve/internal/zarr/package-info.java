/** Tests of Zarr directories. */
@NullMarked
package org.alidade.lightcurve.internal.zarr;

import org.jspecify.annotations.NullMarked;
