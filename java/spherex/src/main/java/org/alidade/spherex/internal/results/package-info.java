/** Number texts and table formats of SPHEREx results. */
@NullMarked
package org.alidade.spherex.internal.results;

import org.jspecify.annotations.NullMarked;
