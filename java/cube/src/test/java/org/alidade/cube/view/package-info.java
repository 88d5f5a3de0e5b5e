/** Tests of the view of a fit. */
@NullMarked
package org.alidade.cube.view;

import org.jspecify.annotations.NullMarked;
