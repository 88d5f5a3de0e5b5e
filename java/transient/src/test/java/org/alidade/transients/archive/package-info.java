/** Tests of archive queries. */
@NullMarked
package org.alidade.transients.archive;

import org.jspecify.annotations.NullMarked;
