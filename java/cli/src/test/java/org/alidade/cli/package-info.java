/** Tests of the command line by its exit status, its output and what it leaves on disk. */
@NullMarked
package org.alidade.cli;

import org.jspecify.annotations.NullMarked;
