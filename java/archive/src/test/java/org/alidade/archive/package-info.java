/** Tests of requests to archives. */
@NullMarked
package org.alidade.archive;

import org.jspecify.annotations.NullMarked;
