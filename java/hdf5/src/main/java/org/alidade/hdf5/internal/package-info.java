/**
 * The native side of the HDF5 module: identifiers, types, transfers, errors, the lock.
 *
 * <p>Nothing here is API. Every method that reaches the native library expects its caller to hold
 * {@link org.alidade.hdf5.internal.NativeLock}.
 */
@NullMarked
package org.alidade.hdf5.internal;

import org.jspecify.annotations.NullMarked;
