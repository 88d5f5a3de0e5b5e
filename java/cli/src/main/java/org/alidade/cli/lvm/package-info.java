/** The verbs of {@code alidade lvm}: LVM tiles to fit-ready arrays. */
@NullMarked
package org.alidade.cli.lvm;

import org.jspecify.annotations.NullMarked;
