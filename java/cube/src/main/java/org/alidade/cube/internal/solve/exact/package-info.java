/** The exact solver: reduced Gram matrix, active set, polish with the exact matrix. */
@NullMarked
package org.alidade.cube.internal.solve.exact;

import org.jspecify.annotations.NullMarked;
