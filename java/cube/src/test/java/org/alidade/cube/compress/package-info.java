@NullMarked
package org.alidade.cube.compress;

import org.jspecify.annotations.NullMarked;
