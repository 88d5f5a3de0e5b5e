/** Numbers about the service for Prometheus. */
@NullMarked
package org.alidade.web.internal.transients.metrics;

import org.jspecify.annotations.NullMarked;
