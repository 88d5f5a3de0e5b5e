/** Tests of the cube system's inside: kernels, rebin, convolution, operators, tiles. */
@NullMarked
package org.alidade.cube.internal;

import org.jspecify.annotations.NullMarked;
