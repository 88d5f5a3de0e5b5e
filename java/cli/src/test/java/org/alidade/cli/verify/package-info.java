/** Tests of the soak test. */
@NullMarked
package org.alidade.cli.verify;

import org.jspecify.annotations.NullMarked;
