/**
 * Looking at a fit from outside while another program works on it: a read-only view of cube file
 * and live fit file, for dashboards and scripts.
 */
@NullMarked
package org.alidade.cube.view;

import org.jspecify.annotations.NullMarked;
