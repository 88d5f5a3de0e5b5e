/**
 * Training data: triplets, patches, data sets with manifest, leak-free splits (spec transient 17).
 */
@NullMarked
package org.alidade.transients.training;

import org.jspecify.annotations.NullMarked;
