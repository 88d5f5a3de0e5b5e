/** Tests of names. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.naming;
