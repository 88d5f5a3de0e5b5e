/** Quadratic penalties of the fit: smooth populations, small weights, ratios of components. */
@NullMarked
package org.alidade.cube.internal.solve.penalty;

import org.jspecify.annotations.NullMarked;
