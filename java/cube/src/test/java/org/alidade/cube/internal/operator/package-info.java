/** Tests of the matrix that is never formed. */
@NullMarked
package org.alidade.cube.internal.operator;

import org.jspecify.annotations.NullMarked;
