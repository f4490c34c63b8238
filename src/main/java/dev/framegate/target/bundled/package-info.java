/** The gateway that comes with the kit, started for the run and reached over real sockets. */
@NullMarked
package dev.framegate.target.bundled;

import org.jspecify.annotations.NullMarked;
