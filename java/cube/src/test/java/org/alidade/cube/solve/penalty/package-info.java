/** Tests of the quadratic penalties. */
@NullMarked
package org.alidade.cube.solve.penalty;

import org.jspecify.annotations.NullMarked;
