/** Fluxes of sources in level-2 images: apertures, backgrounds, point-spread functions. */
@NullMarked
package org.alidade.spherex.photometry;

import org.jspecify.annotations.NullMarked;
