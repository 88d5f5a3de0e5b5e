/**
 * Names in the light-curve system: image files, partitions, tables, measurements (spec lightcurve
 * 3).
 */
@NullMarked
package org.alidade.lightcurve.naming;

import org.jspecify.annotations.NullMarked;
