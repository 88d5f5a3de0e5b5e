/** Level-2 spectral images: pixels, positions, wavelengths, flags, point-spread functions. */
@NullMarked
package org.alidade.spherex.image;

import org.jspecify.annotations.NullMarked;
