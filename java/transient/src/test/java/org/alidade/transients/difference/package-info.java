/** Tests of image subtraction against the golden cases and against statistics. */
@NullMarked
package org.alidade.transients.difference;

import org.jspecify.annotations.NullMarked;
