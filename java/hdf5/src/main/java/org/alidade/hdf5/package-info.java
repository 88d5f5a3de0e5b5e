/**
 * HDF5 files: groups, datasets, attributes, chunk maps, single writer with many readers.
 *
 * <p>Priorities, in order: a file is never left in a state that another program misreads, errors
 * name the file and the remedy, whole reads run at the speed of memory, small API.
 *
 * <p>The native library is not thread safe. Every call goes through one process-wide lock inside
 * this module, so all types here may be used from several threads, and big transfers wait for each
 * other. Callers that want parallel reads ask {@link org.alidade.hdf5.Hdf5Dataset#chunkMap()} for
 * the places of the chunks and read the file themselves.
 */
@NullMarked
package org.alidade.hdf5;

import org.jspecify.annotations.NullMarked;
