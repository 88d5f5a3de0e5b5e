/**
 * Alidade's own store of light curves: a folder with segments of compressed records, memory-mapped
 * for reading, and a catalogue.
 *
 * <p>Start at {@link org.alidade.lightcurve.store.FolderStore}.
 */
@NullMarked
package org.alidade.lightcurve.store;

import org.jspecify.annotations.NullMarked;
