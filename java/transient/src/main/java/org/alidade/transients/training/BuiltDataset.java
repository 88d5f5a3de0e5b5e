package org.alidade.transients.training;

import java.nio.file.Path;

/**
 * A data set on disk.
 *
 * @param file the HDF5 container, {@code dataset.h5}
 * @param manifest the list of samples, {@code manifest.json}
 * @param summary the report, {@code summary.json}
 * @param sha256 SHA-256 over the samples, hexadecimal: the same samples give the same
 * @param report how good it is
 */
public record BuiltDataset(
    Path file, Path manifest, Path summary, String sha256, QualityReport report) {}
