/** Tests of names. */
@NullMarked
package org.alidade.lightcurve.naming;

import org.jspecify.annotations.NullMarked;
