/** Tests of source catalogues. */
@NullMarked
package org.alidade.lightcurve.sources;

import org.jspecify.annotations.NullMarked;
