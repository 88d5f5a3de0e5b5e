/**
 * What tests of all modules share: leak checks, seeded randomness, named tolerances, golden data,
 * foreign programs and child processes.
 *
 * <p>Priorities, in order: a failure says how to repeat it, a skipped test says why, nothing here
 * depends on any module but the arrays.
 */
@NullMarked
package org.alidade.testing;

import org.jspecify.annotations.NullMarked;
