/**
 * Layout, ticks, layers and the three output formats behind {@code org.alidade.plot}.
 *
 * <p>All lengths are points (1/72 inch), y grows downwards; only {@code Canvas} implementations
 * know about pixels or files.
 */
@NullMarked
package org.alidade.plot.internal;

import org.jspecify.annotations.NullMarked;
