/** Single images before subtraction: masks, calibration, sky, stars, registration, resampling. */
@NullMarked
package org.alidade.transients.image;

import org.jspecify.annotations.NullMarked;
