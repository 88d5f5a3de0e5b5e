/** The database of the transient system: schema, states, rows, keys; SQLite or PostgreSQL. */
@NullMarked
package org.alidade.transients.database;

import org.jspecify.annotations.NullMarked;
