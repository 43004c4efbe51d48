/**
 * The front door: {@link io.tributary.Main} builds every long-lived part and wires the ports
 * between the rooms.
 */
@NullMarked
package io.tributary;

import org.jspecify.annotations.NullMarked;
