/** Tests of the package. */
@NullMarked
package org.alidade.lightcurve.statistics;

import org.jspecify.annotations.NullMarked;
