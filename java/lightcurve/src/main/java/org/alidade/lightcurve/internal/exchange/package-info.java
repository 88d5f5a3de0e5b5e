/** Formats of light curves, and rows collected into light curves. */
@NullMarked
package org.alidade.lightcurve.internal.exchange;

import org.jspecify.annotations.NullMarked;
