/** The labelled array in HDF5: tables and layouts. */
@NullMarked
package org.alidade.lightcurve.internal.array;

import org.jspecify.annotations.NullMarked;
