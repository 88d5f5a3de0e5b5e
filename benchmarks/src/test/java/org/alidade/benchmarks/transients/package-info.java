/** Tests of the comparisons of image subtraction. */
@NullMarked
package org.alidade.benchmarks.transients;

import org.jspecify.annotations.NullMarked;
