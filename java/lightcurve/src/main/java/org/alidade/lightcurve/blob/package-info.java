/**
 * Light curves in SQLite files: one blob per light curve, and one row per measurement (spec
 * lightcurve 4, 5).
 */
@NullMarked
package org.alidade.lightcurve.blob;

import org.jspecify.annotations.NullMarked;
