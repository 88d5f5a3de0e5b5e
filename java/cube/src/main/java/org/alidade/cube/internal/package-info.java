/** What the cube system is made of inside; nothing here is for use by other modules. */
@NullMarked
package org.alidade.cube.internal;

import org.jspecify.annotations.NullMarked;
