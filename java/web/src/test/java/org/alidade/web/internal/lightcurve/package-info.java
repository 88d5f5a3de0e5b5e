/** Tests of parts of the light-curve page. */
@NullMarked
package org.alidade.web.internal.lightcurve;

import org.jspecify.annotations.NullMarked;
