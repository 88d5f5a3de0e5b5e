/** The front door: recognises what it is given and leads to the page of each. */
@NullMarked
package org.alidade.web.internal.front;

import org.jspecify.annotations.NullMarked;
