/** Tests of the labelled array. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.array;
