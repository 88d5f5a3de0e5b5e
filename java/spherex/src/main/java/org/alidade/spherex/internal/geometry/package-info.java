/** Areas of pixels inside circles. */
@NullMarked
package org.alidade.spherex.internal.geometry;

import org.jspecify.annotations.NullMarked;
