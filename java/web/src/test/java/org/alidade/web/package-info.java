/** Tests of the server, from outside. */
@NullMarked
package org.alidade.web;

import org.jspecify.annotations.NullMarked;
