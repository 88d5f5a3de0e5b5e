/** Images of difference runs and cut-outs of them, from the object store to the browser. */
@NullMarked
package org.alidade.web.internal.transients.images;

import org.jspecify.annotations.NullMarked;
