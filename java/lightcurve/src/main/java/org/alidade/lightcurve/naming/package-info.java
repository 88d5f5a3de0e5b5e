/**
 * Names in the light-curve system: image files, partitions, tables, measurements (spec lightcurve
 * 3).
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.naming;
