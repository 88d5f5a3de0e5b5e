/** The cascade: ingest, preprocess, difference, detect; on the database, the store and workers. */
@NullMarked
package org.alidade.transients.run;

import org.jspecify.annotations.NullMarked;
