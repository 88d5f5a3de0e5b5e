/** Tests of level-2 images. */
@NullMarked
package org.alidade.spherex.image;

import org.jspecify.annotations.NullMarked;
