/** Tests of the conditions and pages of the object table. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.query;
