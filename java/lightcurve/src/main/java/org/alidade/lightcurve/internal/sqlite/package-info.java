/** SQLite files: connections, failures, tables. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.sqlite;
