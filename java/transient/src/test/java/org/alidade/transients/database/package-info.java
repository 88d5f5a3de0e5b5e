/** Tests of the database. */
@NullMarked
package org.alidade.transients.database;

import org.jspecify.annotations.NullMarked;
