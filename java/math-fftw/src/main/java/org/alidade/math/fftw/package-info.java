/**
 * FFTW as a provider of the Fourier transforms of {@link org.alidade.math.Ffts}.
 *
 * <p>FFTW is under the GNU General Public License, version 2 or later; so is a program that is
 * distributed together with it. Whoever leaves this artifact out gets the transforms in Java.
 */
@NullMarked
package org.alidade.math.fftw;

import org.jspecify.annotations.NullMarked;
