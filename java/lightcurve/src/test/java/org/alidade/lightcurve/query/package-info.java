/** Tests of the conditions and pages of the object table. */
@NullMarked
package org.alidade.lightcurve.query;

import org.jspecify.annotations.NullMarked;
