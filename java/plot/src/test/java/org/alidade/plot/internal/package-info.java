/** Tests of limits, ticks, text and formats. */
@NullMarked
package org.alidade.plot.internal;

import org.jspecify.annotations.NullMarked;
