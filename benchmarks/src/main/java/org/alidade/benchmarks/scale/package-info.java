/**
 * The cube fit at full size: every operation once or a few times, held against the rates of this
 * machine measured in the same run, and solvers against each other on one problem.
 *
 * <p>Priorities, in order: nothing but the operation inside the clock, rates that do not flatter,
 * failures shown in their row.
 */
@NullMarked
package org.alidade.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
