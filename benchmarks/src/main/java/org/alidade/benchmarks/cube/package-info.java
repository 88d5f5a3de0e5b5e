/** Benchmarks of the cube system: kernel sampling, build, Kaczmarz epoch, reconstruction, HDF5. */
@NullMarked
package org.alidade.benchmarks.cube;

import org.jspecify.annotations.NullMarked;
