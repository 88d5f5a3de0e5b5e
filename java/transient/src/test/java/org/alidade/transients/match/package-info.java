/** Tests of cross-matches. */
@NullMarked
package org.alidade.transients.match;

import org.jspecify.annotations.NullMarked;
