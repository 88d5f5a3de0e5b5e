/** Analysis of single light curves: filters, statistics, periodograms, cross-match. */
@NullMarked
package org.alidade.benchmarks.analysis;

import org.jspecify.annotations.NullMarked;
