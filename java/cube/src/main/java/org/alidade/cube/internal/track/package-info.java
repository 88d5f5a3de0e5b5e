/**
 * Checkpoints and metrics of a running fit, and the files that hold them.
 *
 * <p>The solver's thread hands over copies and never waits; one writer thread owns the state and
 * the files. The live file is replaced as a whole, so that a reader, or the next run after a kill,
 * always finds a complete one.
 */
@NullMarked
package org.alidade.cube.internal.track;

import org.jspecify.annotations.NullMarked;
