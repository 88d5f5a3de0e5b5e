/** Tests of the command line of the benchmarks. */
@NullMarked
package org.alidade.benchmarks;

import org.jspecify.annotations.NullMarked;
