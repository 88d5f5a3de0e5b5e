/** Tests of the labelled array. */
@NullMarked
package org.alidade.lightcurve.array;

import org.jspecify.annotations.NullMarked;
