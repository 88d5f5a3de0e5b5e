/** Tests of blobs and databases. */
@NullMarked
package org.alidade.lightcurve.blob;

import org.jspecify.annotations.NullMarked;
