/**
 * How light curves lie in files: packed columns, records, segments and the catalogue of a store.
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.store;
