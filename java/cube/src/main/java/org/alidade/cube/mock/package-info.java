/**
 * A galaxy that does not exist, with everything known about it: the arrays of a fit together with
 * the weights behind them.
 *
 * <p>Priorities, in order: the same seed gives the same numbers, the spectra are computed by other
 * means than the product under test, the galaxy looks like one, small code.
 *
 * <p>{@link org.alidade.cube.mock.MockGalaxy} makes the arrays from {@link
 * org.alidade.cube.mock.MockGalaxyOptions}; everything in it is analytic. {@link
 * org.alidade.cube.mock.LibraryGalaxy} makes problems of any size with the statistics of a real
 * orbit library; its spectra come from the matrix-free product, as no other way is fast enough at
 * the size of NGC 4365.
 */
@NullMarked
package org.alidade.cube.mock;

import org.jspecify.annotations.NullMarked;
