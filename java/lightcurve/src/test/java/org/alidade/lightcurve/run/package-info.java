/** Tests of the pipeline. */
@NullMarked
package org.alidade.lightcurve.run;

import org.jspecify.annotations.NullMarked;
