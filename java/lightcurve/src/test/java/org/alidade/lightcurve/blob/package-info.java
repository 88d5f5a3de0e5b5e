/** Tests of blobs and databases. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.blob;
