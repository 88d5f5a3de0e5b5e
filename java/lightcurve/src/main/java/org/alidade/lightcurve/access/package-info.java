/** Opens light curves of any kind of store. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.access;
