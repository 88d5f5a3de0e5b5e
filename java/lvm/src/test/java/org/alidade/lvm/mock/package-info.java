/** Tests of the mock frames. */
@NullMarked
package org.alidade.lvm.mock;

import org.jspecify.annotations.NullMarked;
