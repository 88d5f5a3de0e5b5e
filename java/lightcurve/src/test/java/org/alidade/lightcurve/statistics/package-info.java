/** Tests of the package. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.statistics;
