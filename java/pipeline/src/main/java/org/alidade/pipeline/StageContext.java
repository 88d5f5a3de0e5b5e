package org.alidade.pipeline;

import java.nio.file.Path;

/**
 * What a stage can see of its run.
 *
 * @param stage its name
 * @param folder folder of the run
 * @param before results of the stages before it, as they were when it began
 * @param cancellation to be looked at in long loops
 */
public record StageContext(
    String stage, Path folder, RunState before, CancellationToken cancellation) {}
