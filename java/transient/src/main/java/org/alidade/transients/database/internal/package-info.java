/** How rows of the database are bound and read; not for users. */
@NullMarked
package org.alidade.transients.database.internal;

import org.jspecify.annotations.NullMarked;
