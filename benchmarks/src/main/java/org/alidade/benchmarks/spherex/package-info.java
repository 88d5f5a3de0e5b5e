/** Benchmarks of the SPHEREx photometry: cutouts, full frames, and photutils as a peer. */
@NullMarked
package org.alidade.benchmarks.spherex;

import org.jspecify.annotations.NullMarked;
