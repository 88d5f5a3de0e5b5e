/** Supernova catalogue to reviewed detections. */
@NullMarked
package org.alidade.transients;

import org.jspecify.annotations.NullMarked;
