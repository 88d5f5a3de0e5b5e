package org.alidade.lightcurve.run;

import java.time.Instant;

/**
 * How an asset was made.
 *
 * @param asset its name
 * @param partition empty for an asset without partitions
 * @param value the value, JSON
 * @param metadata what is known of it, JSON: counters, files, commands
 * @param options options it was made with, JSON
 * @param started when the work began
 * @param finished when it ended
 * @param log warnings on the way, one a line
 */
public record Materialisation(
    String asset,
    String partition,
    String value,
    String metadata,
    String options,
    Instant started,
    Instant finished,
    String log) {}
