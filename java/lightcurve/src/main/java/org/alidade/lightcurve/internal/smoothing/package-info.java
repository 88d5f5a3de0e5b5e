/** Sorted windows that slide over a light curve. */
@NullMarked
package org.alidade.lightcurve.internal.smoothing;

import org.jspecify.annotations.NullMarked;
