/** Tests of Alidade's own store of light curves. */
@NullMarked
package org.alidade.lightcurve.store;

import org.jspecify.annotations.NullMarked;
