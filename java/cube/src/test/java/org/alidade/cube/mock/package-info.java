/** Tests of the mock galaxy. */
@NullMarked
package org.alidade.cube.mock;

import org.jspecify.annotations.NullMarked;
