/**
 * Spectral hypercube and one global non-negative fit.
 *
 * <p>One weight per (component, population) explains every spaxel of a galaxy: templates are
 * broadened with each component's velocity distribution in each spaxel, rebinned to the observed
 * pixels and summed. The order of work is {@link org.alidade.cube.CubeFile#populate populate},
 * {@link org.alidade.cube.HypercubeBuilder build} (optional), {@link
 * org.alidade.cube.PipelineRunner#solveAll solve}, {@link org.alidade.cube.Reconstruction
 * reconstruct}.
 *
 * <p>Solvers, reconstruction and diagnostics see the matrix only through {@link
 * org.alidade.cube.CubeOperator}. Index order is (spaxel s, component c, population p, pixel l),
 * row-major; unknown {@code j = c * P + p}.
 */
@NullMarked
package org.alidade.cube;

import org.jspecify.annotations.NullMarked;
