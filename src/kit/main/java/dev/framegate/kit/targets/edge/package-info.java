/** One stage that exists already: only its WebSocket address is known, and nothing is created. */
@NullMarked
package dev.framegate.kit.targets.edge;

import org.jspecify.annotations.NullMarked;
