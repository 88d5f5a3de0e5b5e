package org.alidade.lightcurve.run;

import java.time.Instant;

/**
 * A file that the pipeline reads or made.
 *
 * @param path where it lies
 * @param partition such as {@code gr12_ch1}; empty for files of the whole field
 * @param kind such as {@code sci} or {@code catalogue}
 * @param bytes size
 * @param modified time of modification
 * @param checksum CRC-32 of the content, eight hexadecimal digits
 * @param asset the asset that made it
 */
public record CataloguedFile(
    String path,
    String partition,
    String kind,
    long bytes,
    Instant modified,
    String checksum,
    String asset) {}
