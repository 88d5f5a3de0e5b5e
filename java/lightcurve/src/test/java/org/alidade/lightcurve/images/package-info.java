/** Tests of the pixel work. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.images;
