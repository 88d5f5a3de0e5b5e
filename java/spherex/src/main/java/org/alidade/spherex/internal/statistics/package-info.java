/** Robust statistics of pixels. */
@NullMarked
package org.alidade.spherex.internal.statistics;

import org.jspecify.annotations.NullMarked;
