/** FFTW against the contract of all transform providers. */
@NullMarked
package org.alidade.math.fftw;

import org.jspecify.annotations.NullMarked;
