/** {@code alidade spherex}: from sky positions to light curves and spectra. */
@NullMarked
package org.alidade.cli.spherex;

import org.jspecify.annotations.NullMarked;
