/** Tests of the mechanics below the pipelines. */
@NullMarked
package org.alidade.pipeline.internal;

import org.jspecify.annotations.NullMarked;
