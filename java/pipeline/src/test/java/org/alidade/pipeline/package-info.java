/** Tests of the pipelines. */
@NullMarked
package org.alidade.pipeline;

import org.jspecify.annotations.NullMarked;
