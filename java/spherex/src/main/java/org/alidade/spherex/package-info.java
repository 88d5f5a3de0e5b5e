/**
 * SPHEREx: from sky positions to quality-controlled light curves and spectra. This package holds
 * what all stages share: sources, observations, measurements and options.
 */
@NullMarked
package org.alidade.spherex;

import org.jspecify.annotations.NullMarked;
