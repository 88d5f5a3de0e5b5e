/** Tests of the cascade. */
@NullMarked
package org.alidade.transients.run;

import org.jspecify.annotations.NullMarked;
