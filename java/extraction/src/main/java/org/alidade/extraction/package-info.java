/**
 * Sources of images: the background, where sources are, how bright they are.
 *
 * <p>Start at {@link org.alidade.extraction.ExtractionImage}.
 */
@NullMarked
package org.alidade.extraction;

import org.jspecify.annotations.NullMarked;
