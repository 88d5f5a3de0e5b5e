/** Statistics of more values than memory holds. */
@NullMarked
package org.alidade.lvm.internal.statistics;

import org.jspecify.annotations.NullMarked;
