/** Golden cases of light curves as the tests read them. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.golden;
