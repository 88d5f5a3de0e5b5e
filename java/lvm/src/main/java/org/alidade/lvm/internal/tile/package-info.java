/** Frame files: where things lie in them, the fibre table, the time of exposure. */
@NullMarked
package org.alidade.lvm.internal.tile;

import org.jspecify.annotations.NullMarked;
