/**
 * Columnar tables as files that other programs read without conversion: Parquet and Arrow.
 *
 * <p>A {@link org.alidade.table.Table} is a list of {@link org.alidade.table.Column}s, each of
 * which gives its values row by row, so that tables larger than memory can be written. {@link
 * org.alidade.table.TableWriter} writes it; {@link org.alidade.table.TableReader} reads Parquet
 * files.
 */
@NullMarked
package org.alidade.table;

import org.jspecify.annotations.NullMarked;
