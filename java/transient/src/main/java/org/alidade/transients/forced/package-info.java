/** Light curves at fixed positions from series of difference images. */
@NullMarked
package org.alidade.transients.forced;

import org.jspecify.annotations.NullMarked;
