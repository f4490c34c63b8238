/** A gateway whose process ends at a certain frame, and runs against it. */
@NullMarked
package dev.framegate.kit.run.crash;

import org.jspecify.annotations.NullMarked;
