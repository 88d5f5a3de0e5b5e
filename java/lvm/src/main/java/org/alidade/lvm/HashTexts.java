package org.alidade.lvm;

/**
 * The texts behind the pipeline hash (spec lvm 9).
 *
 * @param config JSON of the configuration under its Greek names
 * @param tiles JSON of the tiles
 * @param document the text whose SHA-256 is the hash
 * @param hash 64 lower-case hexadecimal digits
 */
public record HashTexts(String config, String tiles, String document, String hash) {}
