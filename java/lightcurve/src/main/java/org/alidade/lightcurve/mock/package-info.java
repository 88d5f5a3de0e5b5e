/**
 * Invented light curves of a field like the IRAC Dark Field, for tests, benchmarks and examples.
 *
 * <p>Start at {@link org.alidade.lightcurve.mock.MockField}.
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.mock;
