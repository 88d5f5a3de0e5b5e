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
 * @param hash pipeline hash of its build, a key for what was stored
 * @param firstTileIdx tile index of its first exposure
 * @param firstSpaxelIdx spaxel index of its first spaxel
 */
public record Batch(
    int index,
    int count,
    List<Path> files,
    DataConfig config,
    String hash,
    int firstTileIdx,
    int firstSpaxelIdx) {}
