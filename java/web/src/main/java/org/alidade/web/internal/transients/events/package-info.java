/** Events of the database as a stream that browsers follow. */
@NullMarked
package org.alidade.web.internal.transients.events;

import org.jspecify.annotations.NullMarked;
