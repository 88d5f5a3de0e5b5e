/** The harness on a tiny problem; nothing is said about speed. */
@NullMarked
package org.alidade.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
