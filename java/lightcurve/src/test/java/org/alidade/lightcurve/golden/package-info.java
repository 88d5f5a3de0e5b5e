/** Results of the original program, as test cases. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.golden;
