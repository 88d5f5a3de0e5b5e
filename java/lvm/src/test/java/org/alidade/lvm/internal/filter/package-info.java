/** Tests of the filters. */
@NullMarked
package org.alidade.lvm.internal.filter;

import org.jspecify.annotations.NullMarked;
