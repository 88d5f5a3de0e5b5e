/** Templates of lower rank, with the exact error of leaving the rest out. */
@NullMarked
package org.alidade.cube.internal.compressed;

import org.jspecify.annotations.NullMarked;
