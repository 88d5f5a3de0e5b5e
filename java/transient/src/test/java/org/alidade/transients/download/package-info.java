/** Tests of downloads and their order. */
@NullMarked
package org.alidade.transients.download;

import org.jspecify.annotations.NullMarked;
