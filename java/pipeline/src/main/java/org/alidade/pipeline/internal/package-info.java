/**
 * Mechanics below the runner: the journal and its lines, the lock of a run, the order of stages.
 *
 * <p>Priorities, in order: what was acknowledged survives any interruption, what is half there is
 * never trusted, appending stays cheap with a hundred thousand items.
 */
@NullMarked
package org.alidade.pipeline.internal;

import org.jspecify.annotations.NullMarked;
