/** Tests of the package. */
@NullMarked
package org.alidade.sky;

import org.jspecify.annotations.NullMarked;
