/** What the build wrote into the kit: its version. */
@NullMarked
package dev.framegate.kit;

import org.jspecify.annotations.NullMarked;
