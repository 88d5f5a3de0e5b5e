/** Tests of the preparation of images. */
@NullMarked
package org.alidade.transients.image;

import org.jspecify.annotations.NullMarked;
