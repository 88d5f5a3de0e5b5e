/** Tests of the matrix of compressed templates. */
@NullMarked
package org.alidade.cube.compressed;

import org.jspecify.annotations.NullMarked;
