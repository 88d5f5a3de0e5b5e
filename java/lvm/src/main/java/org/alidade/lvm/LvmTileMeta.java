package org.alidade.lvm;

/**
 * What identifies a tile.
 *
 * @param filename last element of the path
 * @param tileId tile, from the card OBJECT
 * @param exposure exposure number, unique over the survey
 * @param drpVersion version of the reduction pipeline that wrote the file
 */
public record LvmTileMeta(String filename, TileId tileId, long exposure, String drpVersion) {}
