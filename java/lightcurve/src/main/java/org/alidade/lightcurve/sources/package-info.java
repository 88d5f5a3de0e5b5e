/**
 * Source catalogues: reading them, what their columns mean, their spatial order (spec lightcurve
 * 8).
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.sources;
