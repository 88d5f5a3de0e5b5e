/**
 * Source catalogues: reading them, what their columns mean, their spatial order (spec lightcurve
 * 8).
 */
@NullMarked
package org.alidade.lightcurve.sources;

import org.jspecify.annotations.NullMarked;
