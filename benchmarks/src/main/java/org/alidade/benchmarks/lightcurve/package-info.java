/** Benchmarks of the light-curve store, with other stores as peers. */
@NullMarked
package org.alidade.benchmarks.lightcurve;

import org.jspecify.annotations.NullMarked;
