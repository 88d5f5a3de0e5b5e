/** Tests of the kernels with the native library of a platform. */
@NullMarked
package org.alidade.bindings;

import org.jspecify.annotations.NullMarked;
