/** What makes notebooks in Kotlin short: arrays, data frames, figures in cells, the kernel. */
@NullMarked
package org.alidade.kotlin;

import org.jspecify.annotations.NullMarked;
