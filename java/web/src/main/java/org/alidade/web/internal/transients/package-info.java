/** The transient service: its endpoints on the database, the object store and the job queue. */
@NullMarked
package org.alidade.web.internal.transients;

import org.jspecify.annotations.NullMarked;
