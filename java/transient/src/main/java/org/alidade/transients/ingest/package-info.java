/** Reads images from FITS files with all that their headers say, and names them in the store. */
@NullMarked
package org.alidade.transients.ingest;

import org.jspecify.annotations.NullMarked;
