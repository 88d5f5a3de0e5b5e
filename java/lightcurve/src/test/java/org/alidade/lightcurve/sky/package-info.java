/** Tests of the package. */
@NullMarked
package org.alidade.lightcurve.sky;

import org.jspecify.annotations.NullMarked;
