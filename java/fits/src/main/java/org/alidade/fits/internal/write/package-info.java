/** Writing of FITS files: bytes, checksums and mandatory cards; not part of the public API. */
@NullMarked
package org.alidade.fits.internal.write;

import org.jspecify.annotations.NullMarked;
