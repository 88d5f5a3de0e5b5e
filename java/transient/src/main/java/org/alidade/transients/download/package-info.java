/** Brings images of supernovae to the disk, checks them and puts them in order. */
@NullMarked
package org.alidade.transients.download;

import org.jspecify.annotations.NullMarked;
