/** Tests of the pipeline. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.run;
