/** Tests of the solvers that need products with the Hessian only. */
@NullMarked
package org.alidade.cube.internal.solve.gradient;

import org.jspecify.annotations.NullMarked;
