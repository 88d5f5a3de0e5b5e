/** Formats of source catalogues. */
@NullMarked
package org.alidade.lightcurve.internal.sources;

import org.jspecify.annotations.NullMarked;
