/** Analysis of single light curves: filters, statistics, periodograms, cross-match. */
@org.jspecify.annotations.NullMarked
package org.alidade.benchmarks.analysis;
