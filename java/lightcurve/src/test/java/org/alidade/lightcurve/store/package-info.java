/** Tests of Alidade's own store of light curves. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.store;
