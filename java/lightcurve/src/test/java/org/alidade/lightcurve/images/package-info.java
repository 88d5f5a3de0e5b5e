/** Tests of the pixel work. */
@NullMarked
package org.alidade.lightcurve.images;

import org.jspecify.annotations.NullMarked;
