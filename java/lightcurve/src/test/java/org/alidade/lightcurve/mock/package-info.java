/** Tests of the mock field. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.mock;
