/** Subtractions of real images. */
@NullMarked
package org.alidade.transients.real;

import org.jspecify.annotations.NullMarked;
