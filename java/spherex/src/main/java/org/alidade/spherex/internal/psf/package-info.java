/** Widths and pixel sums of oversampled point-spread functions. */
@NullMarked
package org.alidade.spherex.internal.psf;

import org.jspecify.annotations.NullMarked;
