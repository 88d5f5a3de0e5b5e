/**
 * Benchmarks with this machine's limits measured beside them: {@code ./alidade bench --help}.
 *
 * <p>Figures are ratios to a limit of the same run: memory read rate, matrix-product rate, disk
 * write rate.
 */
@NullMarked
package org.alidade.benchmarks;

import org.jspecify.annotations.NullMarked;
