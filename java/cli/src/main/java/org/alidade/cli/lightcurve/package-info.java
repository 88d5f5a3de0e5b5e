/** {@code alidade lightcurve}: stores of light curves, what is in them, and what makes them. */
@NullMarked
package org.alidade.cli.lightcurve;

import org.jspecify.annotations.NullMarked;
