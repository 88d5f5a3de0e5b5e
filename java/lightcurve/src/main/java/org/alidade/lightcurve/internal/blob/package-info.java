/** Columns of light curves as bytes. */
@NullMarked
package org.alidade.lightcurve.internal.blob;

import org.jspecify.annotations.NullMarked;
