/**
 * Kaczmarz sweeps, the ratio penalty and start vectors; no files.
 *
 * <p>Everything here sees the problem through {@link org.alidade.cube.CubeOperator} and {@link
 * org.alidade.cube.CubeData} only. Random choices depend on the seed and on what is chosen, never
 * on threads or time.
 */
@NullMarked
package org.alidade.cube.internal.solve;

import org.jspecify.annotations.NullMarked;
