/** Which images the archives of MAST and IRSA have of a supernova, before it and since. */
@NullMarked
package org.alidade.transients.archive;

import org.jspecify.annotations.NullMarked;
