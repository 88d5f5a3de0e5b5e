/** Catalogues of supernovae: reading, choosing from, merging and writing them. */
@NullMarked
package org.alidade.transients.catalogue;

import org.jspecify.annotations.NullMarked;
