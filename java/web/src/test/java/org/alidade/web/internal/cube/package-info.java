/** Tests of what the page of a cube file shows. */
@NullMarked
package org.alidade.web.internal.cube;

import org.jspecify.annotations.NullMarked;
