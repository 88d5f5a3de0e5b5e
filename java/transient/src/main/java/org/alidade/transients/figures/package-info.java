/** Figures of subtractions. */
@NullMarked
package org.alidade.transients.figures;

import org.jspecify.annotations.NullMarked;
