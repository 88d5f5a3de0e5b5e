/** Formats of source catalogues. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.sources;
