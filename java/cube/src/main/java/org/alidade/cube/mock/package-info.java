/**
 * A galaxy that does not exist, with everything known about it: the arrays of a fit together with
 * the weights behind them.
 *
 * <p>Priorities, in order: the same seed gives the same numbers, the spectra are computed by other
 * means than the product under test, the galaxy looks like one, small code. Everything is analytic;
 * no data are read.
 *
 * <p>{@link org.alidade.cube.mock.MockGalaxy} makes the arrays from {@link
 * org.alidade.cube.mock.MockGalaxyOptions}.
 */
@NullMarked
package org.alidade.cube.mock;

import org.jspecify.annotations.NullMarked;
