/** Arithmetic of the sphere behind searches by position. */
@NullMarked
package org.alidade.lightcurve.internal.sky;

import org.jspecify.annotations.NullMarked;
