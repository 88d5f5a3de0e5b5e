/** Arithmetic of the sphere behind searches by position. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.sky;
