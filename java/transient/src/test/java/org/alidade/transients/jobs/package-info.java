/** Tests of the job queues. */
@NullMarked
package org.alidade.transients.jobs;

import org.jspecify.annotations.NullMarked;
