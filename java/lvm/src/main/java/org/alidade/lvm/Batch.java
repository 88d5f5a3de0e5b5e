package org.alidade.lvm;

import java.nio.file.Path;
import java.util.List;

/**
 * One batch of files.
 *
 * @param index number of the batch, from 0
 * @param count number of batches
 * @param files its files in order
 * @param config configuration of its build
 * @param hash pipeline hash of its build
 * @param key digest of all that its arrays depend on: files by name, size and time, configuration,
 *     options, indices and library version; tells whether what was stored earlier is the same
 * @param firstTileIdx tile index of its first exposure
 * @param firstSpaxelIdx spaxel index of its first spaxel
 */
public record Batch(
    int index,
    int count,
    List<Path> files,
    DataConfig config,
    String hash,
    String key,
    int firstTileIdx,
    int firstSpaxelIdx) {}
