/** Tests of the mock field. */
@NullMarked
package org.alidade.lightcurve.mock;

import org.jspecify.annotations.NullMarked;
