/** SQLite files: connections, failures, tables. */
@NullMarked
package org.alidade.lightcurve.internal.sqlite;

import org.jspecify.annotations.NullMarked;
