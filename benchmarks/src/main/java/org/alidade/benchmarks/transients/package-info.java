/** Image subtraction held against its bare Fourier transforms and against numpy. */
@NullMarked
package org.alidade.benchmarks.transients;

import org.jspecify.annotations.NullMarked;
