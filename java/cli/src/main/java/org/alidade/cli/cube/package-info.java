/** Commands of the cube system. */
@NullMarked
package org.alidade.cli.cube;

import org.jspecify.annotations.NullMarked;
