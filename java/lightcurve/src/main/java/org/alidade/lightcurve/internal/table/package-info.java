/** Tables between this library and STIL, and rows in another order. */
@NullMarked
package org.alidade.lightcurve.internal.table;

import org.jspecify.annotations.NullMarked;
