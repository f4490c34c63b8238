/** Glue: the steps by topic, the scenario's state, the capability gate. */
@NullMarked
package dev.framegate.suite;

import org.jspecify.annotations.NullMarked;
