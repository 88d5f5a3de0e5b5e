/** Copying of FITS tables. */
@NullMarked
package org.alidade.spherex.internal.fits;

import org.jspecify.annotations.NullMarked;
