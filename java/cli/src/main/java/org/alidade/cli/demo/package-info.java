/**
 * The main job end to end on a galaxy made on the spot, with what was planted compared with what
 * was found.
 */
@NullMarked
package org.alidade.cli.demo;

import org.jspecify.annotations.NullMarked;
