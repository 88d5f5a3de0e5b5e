/** Tests of decisions that the public types hide. */
@NullMarked
package org.alidade.math.internal;

import org.jspecify.annotations.NullMarked;
