/** Rewrites a cube file: compresses, repacks, and puts the new file in the place of the old one. */
@NullMarked
package org.alidade.cube.internal.compress;

import org.jspecify.annotations.NullMarked;
