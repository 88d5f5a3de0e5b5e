/** Figures of SPHEREx spectra and light curves. */
@NullMarked
package org.alidade.spherex.figures;

import org.jspecify.annotations.NullMarked;
