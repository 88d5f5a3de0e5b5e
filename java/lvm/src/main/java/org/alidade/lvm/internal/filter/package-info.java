/** What makes pixels and spaxels of one spectrum bad. */
@NullMarked
package org.alidade.lvm.internal.filter;

import org.jspecify.annotations.NullMarked;
