/** Sorted windows that slide over a light curve. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.smoothing;
