/** Tests of catalogues of supernovae. */
@NullMarked
package org.alidade.transients.catalogue;

import org.jspecify.annotations.NullMarked;
