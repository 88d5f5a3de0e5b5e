/** Tests of source extraction. */
@NullMarked
package org.alidade.extraction;

import org.jspecify.annotations.NullMarked;
