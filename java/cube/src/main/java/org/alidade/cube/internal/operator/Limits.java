package org.alidade.cube.internal.operator;

/**
 * Bounds of the memory that an operator uses besides its kernels.
 *
 * @param blockColumns taps that are multiplied at a time; bounds sums in float32 too
 * @param rowTemplateBytes shifted templates for rows are kept if they need no more than this
 * @param columnTemplateBytes shifted templates for columns are kept up to this
 */
record Limits(int blockColumns, long rowTemplateBytes, long columnTemplateBytes) {
  /** The usual bounds. */
  static final Limits USUAL = new Limits(4096, 2L << 30, 1L << 29);

  /** The usual bounds with other blocks. */
  static Limits withBlocks(int columns) {
    return new Limits(columns, USUAL.rowTemplateBytes, USUAL.columnTemplateBytes);
  }
}
