/** Implementation of the FITS reader and the text of cards; not part of the public API. */
@NullMarked
package org.alidade.fits.internal;

import org.jspecify.annotations.NullMarked;
