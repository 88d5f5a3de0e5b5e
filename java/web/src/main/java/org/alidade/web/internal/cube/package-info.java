/** What the page of a cube file shows, as JSON documents. */
@NullMarked
package org.alidade.web.internal.cube;

import org.jspecify.annotations.NullMarked;
