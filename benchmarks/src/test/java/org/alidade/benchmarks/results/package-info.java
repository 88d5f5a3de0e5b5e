/** Tests of results and their comparison. */
@NullMarked
package org.alidade.benchmarks.results;

import org.jspecify.annotations.NullMarked;
