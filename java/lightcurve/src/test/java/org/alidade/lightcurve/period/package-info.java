/** Tests of the package. */
@NullMarked
package org.alidade.lightcurve.period;

import org.jspecify.annotations.NullMarked;
