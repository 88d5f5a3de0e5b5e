/**
 * The page of a light-curve store: what it asks for, checked, and the documents that answer it.
 * Everything that comes from outside passes {@link org.alidade.web.internal.lightcurve.Parameters}
 * or {@link org.alidade.web.internal.lightcurve.Roots} first.
 */
@NullMarked
package org.alidade.web.internal.lightcurve;

import org.jspecify.annotations.NullMarked;
