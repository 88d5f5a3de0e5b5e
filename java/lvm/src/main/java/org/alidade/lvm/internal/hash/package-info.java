/** Texts and digests that identify what was built. */
@NullMarked
package org.alidade.lvm.internal.hash;

import org.jspecify.annotations.NullMarked;
