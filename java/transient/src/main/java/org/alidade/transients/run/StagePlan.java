package org.alidade.transients.run;

import java.util.Map;
import java.util.UUID;
import org.alidade.transients.database.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do, chosen in the transaction that begins it.
 *
 * @param run identifier of the run, made from the observation and the inputs
 * @param observation the observation
 * @param reference the reference, or null
 * @param columns further columns of the record of the run
 */
public record StagePlan(
    UUID run, Observation observation, @Nullable Observation reference, Map<String, ?> columns) {}
