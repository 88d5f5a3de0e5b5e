/** Benchmarks of the LVM system: three full-size tiles, many tiles, plain reads as peers. */
@NullMarked
package org.alidade.benchmarks.lvm;

import org.jspecify.annotations.NullMarked;
