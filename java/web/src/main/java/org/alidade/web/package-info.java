/**
 * The local web pages: a small server on the loopback address that shows files while other programs
 * write them. It reads only, and serves nothing but the files it was given, by their number.
 */
@NullMarked
package org.alidade.web;

import org.jspecify.annotations.NullMarked;
