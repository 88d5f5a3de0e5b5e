/** {@code alidade transient}: from the supernova catalogue to reviewed detections. */
@NullMarked
package org.alidade.cli.transients;

import org.jspecify.annotations.NullMarked;
