/**
 * Long work in stages: dependencies, saved state, resume, retry, progress, and what failed and why.
 *
 * <p>Priorities, in order: nothing acknowledged is lost or done twice, nothing half done is
 * trusted, one failure never stops the rest unless asked to, results do not depend on threads, few
 * types.
 *
 * <p>A {@link org.alidade.pipeline.Pipeline} is a set of {@link org.alidade.pipeline.Stage}s; a
 * stage is a list of items and the work on one of them. The state of a run is one file in the run's
 * folder; whatever kills the process, the next run goes on from there. Rendering of progress
 * belongs to the caller, who hands in a {@link org.alidade.pipeline.RunListener}.
 */
@NullMarked
package org.alidade.pipeline;

import org.jspecify.annotations.NullMarked;
