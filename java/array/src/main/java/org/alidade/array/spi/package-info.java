/** What other modules provide to the arrays. */
@NullMarked
package org.alidade.array.spi;

import org.jspecify.annotations.NullMarked;
