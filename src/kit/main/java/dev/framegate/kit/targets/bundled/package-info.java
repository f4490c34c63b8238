/** The gateway that comes with the kit, started for the run and reached over real sockets. */
@NullMarked
package dev.framegate.kit.targets.bundled;

import org.jspecify.annotations.NullMarked;
