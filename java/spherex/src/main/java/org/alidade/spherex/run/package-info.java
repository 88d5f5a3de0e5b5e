/**
 * The run: from a position to light curve and plot, stage after stage, with a state file that other
 * programs can read and that survives every interruption.
 */
@NullMarked
package org.alidade.spherex.run;

import org.jspecify.annotations.NullMarked;
