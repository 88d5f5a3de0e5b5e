/**
 * Real survey products turned into the arrays a cube is populated from.
 *
 * <p>Priorities, in order: every transformation applied to the data is written into the provenance
 * text of the result, flux and line widths are conserved to rounding, the model behind planted data
 * is the one the cube fits, few options.
 *
 * <p>{@link org.alidade.cube.survey.NgistImport} reads a finished nGIST run with its binned
 * spectra, {@link org.alidade.cube.survey.DynamiteImport} the velocity distributions of a
 * Schwarzschild orbit library; both give {@link org.alidade.cube.survey.SurveyArrays}. Template
 * sets are read by {@link org.alidade.cube.survey.TemplateLibrary}.
 */
@NullMarked
package org.alidade.cube.survey;

import org.jspecify.annotations.NullMarked;
