/** Tests of the photometry. */
@NullMarked
package org.alidade.spherex.photometry;

import org.jspecify.annotations.NullMarked;
