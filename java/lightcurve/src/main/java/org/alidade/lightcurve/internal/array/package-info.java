/** The labelled array in HDF5: tables and layouts. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.array;
