/** Results of the original program, as test cases. */
@NullMarked
package org.alidade.lightcurve.golden;

import org.jspecify.annotations.NullMarked;
