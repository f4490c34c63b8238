/** Adapters in other languages, run as the processes that they are. */
@NullMarked
package dev.framegate.kit.targets.process;

import org.jspecify.annotations.NullMarked;
