/** Two images from the detector to candidates: preparation, alignment and subtraction together. */
@NullMarked
package org.alidade.transients.pair;

import org.jspecify.annotations.NullMarked;
