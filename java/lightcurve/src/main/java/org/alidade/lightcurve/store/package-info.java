/**
 * Alidade's own store of light curves: a folder with segments of compressed records, memory-mapped
 * for reading, and a catalogue.
 *
 * <p>Start at {@link org.alidade.lightcurve.store.FolderStore}.
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.store;
