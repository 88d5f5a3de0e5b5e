/**
 * Solvers that need products with the Hessian only: conjugate gradients with projections and
 * spectral projected gradients (spec cubefit 6.7).
 *
 * <p>They work on unknowns scaled to a Hessian of unit diagonal, held in plain arrays; all sums run
 * in ascending order, so results do not depend on threads.
 */
@NullMarked
package org.alidade.cube.internal.solve.gradient;

import org.jspecify.annotations.NullMarked;
