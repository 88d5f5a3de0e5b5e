/** Tests of the parts of the solvers. */
@NullMarked
package org.alidade.cube.internal.solve;

import org.jspecify.annotations.NullMarked;
