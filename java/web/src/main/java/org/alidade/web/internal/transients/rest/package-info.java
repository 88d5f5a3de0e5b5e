/** How requests of the transient service are described, let in, read and answered. */
@NullMarked
package org.alidade.web.internal.transients.rest;

import org.jspecify.annotations.NullMarked;
