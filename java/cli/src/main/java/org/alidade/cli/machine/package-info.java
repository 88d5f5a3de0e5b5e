/**
 * What this machine can do at best: what {@code doctor} and the benchmarks hold figures against.
 */
@NullMarked
package org.alidade.cli.machine;

import org.jspecify.annotations.NullMarked;
