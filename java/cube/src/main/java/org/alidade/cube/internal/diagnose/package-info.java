/** Looks into cube files without changing them: finished tiles, samples, state of fits, drawing. */
@NullMarked
package org.alidade.cube.internal.diagnose;

import org.jspecify.annotations.NullMarked;
