/** Tests of forced photometry. */
@NullMarked
package org.alidade.transients.forced;

import org.jspecify.annotations.NullMarked;
