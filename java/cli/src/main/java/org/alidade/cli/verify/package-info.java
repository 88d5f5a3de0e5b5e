/** A soak test for users: random exact checks of every native piece, repeated for a while. */
@NullMarked
package org.alidade.cli.verify;

import org.jspecify.annotations.NullMarked;
