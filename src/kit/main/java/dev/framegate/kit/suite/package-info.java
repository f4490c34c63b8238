/** Glue: the steps by topic, the scenario's state, the capability gate. */
@NullMarked
package dev.framegate.kit.suite;

import org.jspecify.annotations.NullMarked;
