/** Tests of the package. */
@NullMarked
package org.alidade.lightcurve.smoothing;

import org.jspecify.annotations.NullMarked;
