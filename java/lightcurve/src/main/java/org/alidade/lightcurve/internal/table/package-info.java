/** Tables between this library and STIL, and rows in another order. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.table;
