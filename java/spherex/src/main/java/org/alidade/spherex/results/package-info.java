/**
 * What becomes of SPHEREx measurements: light-curve files and tables, quality control, bins and
 * summaries.
 */
@NullMarked
package org.alidade.spherex.results;

import org.jspecify.annotations.NullMarked;
