/** Tests of import and export. */
@NullMarked
package org.alidade.lightcurve.exchange;

import org.jspecify.annotations.NullMarked;
