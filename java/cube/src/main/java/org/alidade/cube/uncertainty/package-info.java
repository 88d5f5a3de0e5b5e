/** What the data determine and what they do not: bootstrap replicas and the L-curve. */
@NullMarked
package org.alidade.cube.uncertainty;

import org.jspecify.annotations.NullMarked;
