/** The endpoints of the transient service by group, on the database and the object store. */
@NullMarked
package org.alidade.web.internal.transients.endpoints;

import org.jspecify.annotations.NullMarked;
