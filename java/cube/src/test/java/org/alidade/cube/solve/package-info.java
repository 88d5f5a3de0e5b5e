/** Tests of the Kaczmarz solver, its options and its start vectors. */
@NullMarked
package org.alidade.cube.solve;

import org.jspecify.annotations.NullMarked;
