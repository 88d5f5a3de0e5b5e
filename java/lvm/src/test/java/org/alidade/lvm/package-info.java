/** Tests of the LVM module. */
@NullMarked
package org.alidade.lvm;

import org.jspecify.annotations.NullMarked;
