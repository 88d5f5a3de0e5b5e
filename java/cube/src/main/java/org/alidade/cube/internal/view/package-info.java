/** How the view of a fit opens files, and the models of a few spaxels without the whole matrix. */
@NullMarked
package org.alidade.cube.internal.view;

import org.jspecify.annotations.NullMarked;
