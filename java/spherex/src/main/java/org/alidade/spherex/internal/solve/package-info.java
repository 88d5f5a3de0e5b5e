/** Small linear systems. */
@NullMarked
package org.alidade.spherex.internal.solve;

import org.jspecify.annotations.NullMarked;
