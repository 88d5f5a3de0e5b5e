/** Tests of source extraction. */
@org.jspecify.annotations.NullMarked
package org.alidade.extraction;
