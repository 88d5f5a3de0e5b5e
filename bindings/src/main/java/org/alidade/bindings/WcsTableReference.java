package org.alidade.bindings;

/**
 * Where an array of a look-up table of world coordinates lies (FITS WCS paper III, section 6).
 *
 * @param extension EXTNAME of the binary table
 * @param version EXTVER of the binary table
 * @param level EXTLEVEL of the binary table
 * @param column TTYPE of the column
 * @param row row, counted from 1
 * @param dimensions number of dimensions the array must have
 */
public record WcsTableReference(
    String extension, int version, int level, String column, int row, int dimensions) {}
