/** A small made-up field with known light curves, for tests and first steps. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.mock;
