/**
 * Made-up data with known answers, for tests, benchmarks and first steps: {@link
 * org.alidade.lightcurve.mock.MockField} makes light curves, {@link
 * org.alidade.lightcurve.mock.MockVisits} the images that a pipeline makes them from.
 */
@NullMarked
package org.alidade.lightcurve.mock;

import org.jspecify.annotations.NullMarked;
