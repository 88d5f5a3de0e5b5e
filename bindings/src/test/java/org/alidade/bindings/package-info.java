/** Tests of the bindings that need no native kernels. */
@NullMarked
package org.alidade.bindings;

import org.jspecify.annotations.NullMarked;
