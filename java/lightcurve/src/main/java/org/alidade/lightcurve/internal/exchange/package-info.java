/** Formats of light curves, and rows collected into light curves. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.exchange;
