/** Figures of a run as one JSON document, and the comparison of two of them. */
@NullMarked
package org.alidade.benchmarks.results;

import org.jspecify.annotations.NullMarked;
