/**
 * Figures and a page that show what a fit has found: spectra, maps, populations, components,
 * convergence. {@link org.alidade.cube.report.FitReport} makes all of them from a cube file; what
 * is missing in the file leaves a panel empty.
 */
@NullMarked
package org.alidade.cube.report;

import org.jspecify.annotations.NullMarked;
