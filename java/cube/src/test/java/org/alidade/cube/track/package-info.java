/** Tests of checkpoints, metrics and resumption. */
@NullMarked
package org.alidade.cube.track;

import org.jspecify.annotations.NullMarked;
