/** Tests of template compression. */
@NullMarked
package org.alidade.cube.internal.compressed;

import org.jspecify.annotations.NullMarked;
