/** Tests of the HDF5 module, with h5py and jHDF as independent judges. */
@NullMarked
package org.alidade.hdf5;

import org.jspecify.annotations.NullMarked;
