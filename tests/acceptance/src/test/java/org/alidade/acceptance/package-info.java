/**
 * What crosses modules: the cube system against results of other programs, through the API and the
 * command line; files shared with other programs; kills, bad input and memory.
 */
@NullMarked
package org.alidade.acceptance;

import org.jspecify.annotations.NullMarked;
