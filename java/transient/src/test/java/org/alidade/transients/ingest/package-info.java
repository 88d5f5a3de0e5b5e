/** Tests of reading images. */
@NullMarked
package org.alidade.transients.ingest;

import org.jspecify.annotations.NullMarked;
