/** Tests of bootstrap and L-curve. */
@NullMarked
package org.alidade.cube.uncertainty;

import org.jspecify.annotations.NullMarked;
