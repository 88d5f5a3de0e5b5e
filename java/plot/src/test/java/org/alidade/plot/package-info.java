/** Tests of figures through their public surface. */
@NullMarked
package org.alidade.plot;

import org.jspecify.annotations.NullMarked;
