/**
 * Linear algebra, Fourier transforms, thread budget, non-negative least squares, order statistics.
 *
 * <p>Priorities, in order: the same result on any number of threads, errors before a native call
 * instead of a crash inside it, speed, few types.
 *
 * <p>{@link org.alidade.math.Blas} is the front of OpenBLAS, {@link org.alidade.math.Ffts} the
 * front of the transforms, {@link org.alidade.math.ThreadBudget} the only place that starts worker
 * threads and decides how many threads OpenBLAS may use. Matrices are row-major views of native
 * arrays and copy nothing.
 */
@NullMarked
package org.alidade.math;

import org.jspecify.annotations.NullMarked;
