/**
 * The command line: one command tree over all systems. Commands translate options and files into
 * calls of the public API and results into text or JSON; they hold no logic of their own.
 *
 * <p>Exit status: 0 done; 1 the work failed; 2 wrong usage or unusable input; 3 finished, but some
 * items failed; 4 nothing to do; 130 interrupted.
 */
@NullMarked
package org.alidade.cli;

import org.jspecify.annotations.NullMarked;
