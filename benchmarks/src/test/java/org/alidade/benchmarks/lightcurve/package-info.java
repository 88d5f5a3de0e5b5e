/** Tests of the benchmarks of light-curve stores. */
@NullMarked
package org.alidade.benchmarks.lightcurve;

import org.jspecify.annotations.NullMarked;
