/** Columns of light curves as bytes. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.blob;
