/** The command {@code alidade serve}: the local web pages. */
@NullMarked
package org.alidade.cli.serve;

import org.jspecify.annotations.NullMarked;
